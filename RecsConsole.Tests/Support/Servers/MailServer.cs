using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using Xunit;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>A real mail server on this machine (aiosmtpd), which stores what it takes.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private const string WhereTo = "python3-aiosmtpd is not installed: there is no mail server to send to.";

    private const string Python = "/usr/bin/python3";
    private const int MostTries = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private MailServer(DirectoryInfo folder, Process process, int port) => (_folder, _process, Port) = (folder, process, port);

    public int Port { get; }

    /// <summary>Returns once it takes mails; where none is installed, the test is skipped.</summary>
    public static async Task<MailServer> StartAsync(CancellationToken cancellationToken)
    {
        Assert.SkipUnless(await IsThereAsync(cancellationToken), WhereTo);
        var (folder, port) = (Directory.CreateTempSubdirectory("recs-mail"), FreePort());
        var process = Process.Start(
            Python,
            ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", folder.FullName + "/box"]
        );
        var server = new MailServer(folder, process, port);
        for (var attempt = 1; !await AnswersAsync(port, cancellationToken); attempt++)
        {
            if (attempt == MostTries)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException($"The mail server did not answer on port {port}.");
            }

            await Task.Delay(s_pause, cancellationToken);
        }

        return server;
    }

    /// <summary>An application that sends its mails here and puts this address of its own into their links.</summary>
    public ConsoleApp Site(string address) =>
        new(
            "Testing",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = Port.ToString(CultureInfo.InvariantCulture),
                ["Mail:Security"] = "None",
                ["Mail:From"] = "console@brightline.example",
                ["SignIn:Address"] = address,
            }
        );

    /// <summary>The mails it has taken, the oldest first, once there are that many.</summary>
    public async Task<IReadOnlyList<MimeMessage>> WaitAsync(int mails, CancellationToken cancellationToken)
    {
        for (var attempt = 1; Stored().Count < mails && attempt < MostTries; attempt++)
        {
            await Task.Delay(s_pause, cancellationToken);
        }

        List<MimeMessage> all = [];
        foreach (var file in Stored())
        {
            all.Add(await MimeMessage.LoadAsync(file.FullName, cancellationToken));
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A port on which nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private List<FileInfo> Stored()
    {
        var box = new DirectoryInfo(_folder.FullName + "/box/new");
        return box.Exists
            ? [.. box.GetFiles().OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)]
            : [];
    }

    private static async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var asked = Process.Start(
            new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        await asked.WaitForExitAsync(cancellationToken);
        return asked.ExitCode == 0;
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
