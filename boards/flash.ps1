# Puts firmware and application on a board: boards\flash.ps1 BOARD PORT [-Selftest] [-DryRun]
param(
    [Parameter(Position = 0)] [string] $Board = '',
    [Parameter(Position = 1)] [string] $Port = '',
    [switch] $Selftest,
    [switch] $DryRun,
    [switch] $Help,
    [Parameter(ValueFromRemainingArguments)] [string[]] $Rest = @()
)
$ErrorActionPreference = 'Stop'

function Stop-Flash([string] $Reason, [int] $Code) {
    [Console]::Error.WriteLine("flash: $Reason")
    exit $Code
}

$usage = @'
usage: boards\flash.ps1 BOARD PORT [-Selftest] [-DryRun]
  BOARD      the first column of boards\boards.tsv
  PORT       the serial port, such as COM3
  -Selftest  the self-test in the place of the application
  -DryRun    print the commands, and do nothing
  -Help      print this, and do nothing
'@
$given = @($Board; $Port; $Rest)
if ($Help -or $given -contains '--help' -or $given -contains '-h') {
    $usage
    exit 0
}
$unknown = @($given | Where-Object { $_.StartsWith('-') })
if ($unknown.Count -gt 0) { Stop-Flash "unknown option $($unknown[0])`n$usage" 2 }
if ($Rest.Count -gt 0) { Stop-Flash $usage 2 }
if ($Board -eq '') { Stop-Flash $usage 2 }
Set-Location (Join-Path $PSScriptRoot '..')
$table = 'boards/boards.tsv'
$name = 'Esp32'
$folder = 'boards/esp32'
if ($Selftest) {
    $name = 'Selftest'
    $folder = 'boards/selftest'
}
$image = "$folder/bin/Release/$name.bin"

$rows = @(Import-Csv -Path $table -Delimiter "`t")
$row = $rows | Where-Object { $_.target -ceq $Board } | Select-Object -First 1
if ($null -eq $row) {
    $start = $Board.Substring(0, [Math]::Min(7, $Board.Length))
    $near = @($rows | Where-Object { $_.target.StartsWith($start, [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object { $_.target })
    $hint = "Boards: $(@($rows | ForEach-Object { $_.target }) -join ' ')."
    if ($near.Count -gt 0) { $hint = "Did you mean: $($near -join ' ')?" }
    Stop-Flash "$Board is not in $table. $hint" 2
}
if ($row.'Wi-Fi' -ne 'yes') { Stop-Flash "$Board has no Wi-Fi, and without it no mailbox can be reached." 2 }
if ($row.'flash MB' -notmatch '^[0-9]{1,4}\z') { Stop-Flash "$table does not say how much flash $Board has." 2 }
if ([int] $row.'flash MB' -lt 4) { Stop-Flash "$Board has $($row.'flash MB') MB of flash: the 64 KB deployment region of such parts cannot hold the application." 2 }
if ($Port -eq '') { Stop-Flash "no serial port: boards\flash.ps1 $Board PORT" 2 }
if ($Port -notmatch '^[A-Za-z0-9/._:-]+$') { Stop-Flash "$Port is no name of a serial port." 2 }
$firmware = $row.firmware
# A word of a command that is run.
if ($firmware -notmatch '^[A-Za-z0-9_]+\z') { Stop-Flash "$table names no firmware for $Board." 2 }

# The commands, one per line; what is run is what is printed.
$commands = @(
    "nuget restore $folder/packages.config -PackagesDirectory nf/packages"
    "dotnet build $folder/$name.nfproj -c Release -p:NanoFrameworkProjectSystemPath=`"`$env:NanoFrameworkProjectSystemPath`""
    "nanoff --target $firmware --serialport $Port --update"
    "nanoff --nanodevice --serialport $Port --deploy --image $image"
)
# What shows the lines that the program writes. It ends with Ctrl+C, which a call that waits for a line would not notice before the next one, and
# gives the port back: this window would keep it from the next flashing.
$log = "`$serial = [System.IO.Ports.SerialPort]::new('$Port', 921600); `$serial.Encoding = [System.Text.Encoding]::UTF8; `$serial.Open(); " +
    "try { while (`$true) { [Console]::Write(`$serial.ReadExisting()); Start-Sleep -Milliseconds 100 } } finally { `$serial.Close() }"

if ($DryRun) {
    $commands
    $log
    exit 0
}

foreach ($tool in 'dotnet', 'nuget', 'nanoff') {
    if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { Stop-Flash "$tool is not installed, or not in PATH; boards/README.md says where it comes from." 3 }
}
if (-not $env:NanoFrameworkProjectSystemPath) { Stop-Flash 'NanoFrameworkProjectSystemPath is not set: give it the folder of nanoFramework''s project system.' 3 }
# A slash, since a backslash before the closing quote would be taken for a part of the argument.
$env:NanoFrameworkProjectSystemPath = $env:NanoFrameworkProjectSystemPath.TrimEnd('\', '/') + '/'
if (-not (Test-Path "$($env:NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets")) { Stop-Flash "no NFProjectSystem.CSharp.targets in $env:NanoFrameworkProjectSystemPath" 3 }

if (-not $Selftest) {
    $settings = "$folder/Settings.cs"
    if (-not (Test-Path $settings)) { Stop-Flash "$settings is missing: copy $settings.example and fill it in." 3 }
    $text = Get-Content -Raw $settings
    if ($text.Contains('"pop.example.org"')) { Stop-Flash "$settings still names pop.example.org: fill it in." 3 }
    # What stands behind a name in the settings.
    function Get-Setting([string] $Name) {
        if ($text -match "(?m)^ *internal readonly [a-z]+ $Name = (.*);") { $Matches[1] } else { '' }
    }
    if ((Get-Setting 'PlainCommands') -cne 'true') {
        if (((Get-Setting 'KeyName') + (Get-Setting 'NewKeyName')) -eq '""""') { Stop-Flash "there is no key in ${settings}: give KeyName and KeySecret, or PlainCommands = true." 3 }
        foreach ($key in 'Key', 'NewKey') {
            if ((Get-Setting "${key}Name") -ne '""' -and (Get-Setting "${key}Secret") -eq '""') { Stop-Flash "${key}Secret is empty in ${settings}: openssl rand -hex 32 makes one." 3 }
        }
    }
    if ($text -match ' LedPin = (-?\d+);' -and $Matches[1] -ne $row.'LED pin') {
        [Console]::Error.WriteLine("note: LedPin is $($Matches[1]) in ${settings}; $table has $($row.'LED pin') for this board.")
    }
}

foreach ($command in $commands) {
    [Console]::Error.WriteLine("> $command")
    Invoke-Expression $command
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
[Console]::Error.WriteLine("$name is on the board. Its log follows, until Ctrl+C. The RESET button starts it anew.")
[Console]::Error.WriteLine("> $log")
Invoke-Expression $log
