using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// A real clamd on this machine, in its own folder. Its only signature is our own of the harmless test file that all scanners know (EICAR), so
/// nothing is downloaded. It does not decode mails: whoever keeps what is in one has to.
/// </summary>
internal sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>The largest file that it takes.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>The largest file that it looks into; of a larger one it says so.</summary>
    public const int MostScanned = 500_000;

    /// <summary>What it says about <see cref="Infected"/>: names of other people's signatures end like this.</summary>
    public const string Finding = "Recs.Test.UNOFFICIAL";

    private const string Program = "/usr/sbin/clamd";

    // put together here, so that no scanner stops at this repository
    private const string Start = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$";
    private const string End = "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = MailServer.FreePort();
    private Process? _process;

    /// <summary>Why it cannot run here; null if it can.</summary>
    public static string? Missing =>
        File.Exists(Program) ? null : "The Debian package clamav-daemon is not installed: there is no virus scanner.";

    /// <summary>A text in which it finds something.</summary>
    public static string Infected => Start + "EICAR" + End;

    public string Unix => "unix:" + _folder.In("socket");

    public string Tcp => $"tcp://127.0.0.1:{_port}";

    public static async Task<ClamdServer> StartAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var server = new ClamdServer();
        var signatures = Directory.CreateDirectory(server._folder.In("signatures")).FullName;
        var hex = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Infected));
        await File.WriteAllTextAsync(Path.Combine(signatures, "own.ndb"), $"Recs.Test:0:*:{hex}\n");
        await File.WriteAllTextAsync(
            server._folder.In("clamd.conf"),
            $"""
            DatabaseDirectory {signatures}
            LocalSocket {server._folder.In("socket")}
            TCPSocket {server._port}
            TCPAddr 127.0.0.1
            StreamMaxLength {MostBytes}
            MaxFileSize {MostScanned}
            AlertExceedsMax yes
            AlertEncrypted yes
            ScanMail no
            MaxThreads 2
            Foreground yes

            """
        );
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        var how = new ProcessStartInfo(Program, ["--config-file", _folder.In("clamd.conf")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(how)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        var until = DateTimeOffset.UtcNow + s_longestStart;
        while (!await AnswersAsync())
        {
            if (_process.HasExited || DateTimeOffset.UtcNow > until)
            {
                Assert.Fail("clamd does not answer: " + (_process.HasExited ? await _process.StandardError.ReadToEndAsync() : ""));
            }

            await Task.Delay(100);
        }
    }

    public async Task StopAsync()
    {
        if (_process is { } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    // it listens at its port last
    private async Task<bool> AnswersAsync()
    {
        using var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var client = new TcpClient();
        try
        {
            await unix.ConnectAsync(new UnixDomainSocketEndPoint(_folder.In("socket")));
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
