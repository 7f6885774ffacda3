using System;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// What <see cref="Pop3Client"/> does, for code that wants to be tested without a server: a program takes this interface, its tests give it a
    /// mock. It grows with the client: derive mocks by a library, or from a class of your own that implements it all.
    /// </summary>
    public partial interface IPop3Client : IDisposable, IAsyncDisposable
    {
        /// <inheritdoc cref="EmailClient.OnConnect"/>
        event EventHandler<ConnectionEventArgs>? OnConnect;

        /// <inheritdoc cref="EmailClient.ConnectionAsgmtMode"/>
        ConnectionAsgmtMode ConnectionAsgmtMode { get; set; }

        /// <inheritdoc cref="EmailClient.UseMultiConnection"/>
        MultiConnectionMode UseMultiConnection { get; set; }

        /// <inheritdoc cref="EmailClient.ConnectionsQuantity"/>
        int ConnectionsQuantity { get; set; }

        /// <inheritdoc cref="EmailClient.CurrentConnection"/>
        IConnection? CurrentConnection { get; }

        /// <inheritdoc cref="EmailClient.ConnectionState"/>
        ConnectionState ConnectionState { get; }

        /// <inheritdoc cref="EmailClient.UsePipelining"/>
        PipeliningStatus UsePipelining { get; }

        /// <inheritdoc cref="EmailClient.EnableLogger"/>
        bool EnableLogger { get; set; }

        /// <inheritdoc cref="EmailClient.LogFileName"/>
        string? LogFileName { get; set; }

        /// <inheritdoc cref="EmailClient.UseDateInLogFileName"/>
        bool UseDateInLogFileName { get; set; }

        /// <inheritdoc cref="EmailClient.ProtocolLog"/>
        IProtocolLog? ProtocolLog { get; set; }

        /// <inheritdoc cref="EmailClient.LogMessageBodies"/>
        bool LogMessageBodies { get; set; }

        /// <inheritdoc cref="EmailClient.ResetLogSettings()"/>
        void ResetLogSettings();

        /// <inheritdoc cref="EmailClient.SecurityOptions"/>
        SecurityOptions SecurityOptions { get; set; }

        /// <inheritdoc cref="EmailClient.SupportedEncryption"/>
        EncryptionProtocols SupportedEncryption { get; set; }

        /// <inheritdoc cref="EmailClient.ClientCertificates"/>
        X509CertificateCollection? ClientCertificates { get; set; }

        /// <inheritdoc cref="EmailClient.RemoteCertificateValidationCallback"/>
        RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; }

        /// <inheritdoc cref="EmailClient.RevocationMode"/>
        X509RevocationMode RevocationMode { get; set; }

        /// <inheritdoc cref="EmailClient.TrustedCertificates"/>
        byte[] TrustedCertificates { get; set; }

        /// <inheritdoc cref="EmailClient.TlsResumption"/>
        bool TlsResumption { get; set; }

        /// <inheritdoc cref="EmailClient.Proxy"/>
        IProxyClient? Proxy { get; set; }

        /// <inheritdoc cref="EmailClient.BindIPEndPoint"/>
        event EventHandler<BindIPEndPointEventArgs>? BindIPEndPoint;

        /// <inheritdoc cref="EmailClient.SetSupportedEncryptionUnsafe(EncryptionProtocols)"/>
        void SetSupportedEncryptionUnsafe(EncryptionProtocols protocols);

        /// <inheritdoc cref="EmailClient.AccessToken"/>
        string? AccessToken { get; set; }

        /// <inheritdoc cref="EmailClient.TokenProvider"/>
        ITokenProvider? TokenProvider { get; set; }

        /// <inheritdoc cref="EmailClient.Host"/>
        string? Host { get; set; }

        /// <inheritdoc cref="EmailClient.Port"/>
        int Port { get; set; }

        /// <inheritdoc cref="EmailClient.DefaultPort"/>
        int DefaultPort { get; }

        /// <inheritdoc cref="EmailClient.Username"/>
        string? Username { get; set; }

        /// <inheritdoc cref="EmailClient.Password"/>
        string? Password { get; set; }

        /// <inheritdoc cref="EmailClient.UseAuthentication"/>
        bool UseAuthentication { get; set; }

        /// <inheritdoc cref="EmailClient.UseDefaultCredentials"/>
        bool UseDefaultCredentials { get; set; }

        /// <inheritdoc cref="EmailClient.Timeout"/>
        int Timeout { get; set; }

        /// <inheritdoc cref="EmailClient.GreetingTimeout"/>
        int GreetingTimeout { get; set; }

        /// <inheritdoc cref="EmailClient.ConnectionCheckupPeriod"/>
        int ConnectionCheckupPeriod { get; set; }

        /// <inheritdoc cref="Pop3Client.DeletesNotCommitted"/>
        event EventHandler<DeletesNotCommittedEventArgs>? DeletesNotCommitted;

        /// <inheritdoc cref="Pop3Client.DeletePolicy"/>
        DeletePolicy DeletePolicy { get; set; }

        /// <inheritdoc cref="Pop3Client.AllowedAuthentication"/>
        Pop3KnownAuthenticationType AllowedAuthentication { get; set; }

        /// <inheritdoc cref="Pop3Client.SupportedAuthentication"/>
        Pop3KnownAuthenticationType SupportedAuthentication { get; }
    }
}
