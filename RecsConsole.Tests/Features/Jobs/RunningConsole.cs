using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>The console as a process that a test can kill.</summary>
internal sealed class RunningConsole : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private RunningConsole(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    /// <param name="port">0: any free one.</param>
    public static RunningConsole Start(IReadOnlyDictionary<string, string> settings, int port = 0) =>
        new(
            ConsoleProcess.Start(
                new Dictionary<string, string>(settings, StringComparer.Ordinal)
                {
                    ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
                    ["Jobs:SilentAfter"] = "00:00:03",
                    ["Jobs:SweepInterval"] = "00:00:01",
                },
                "serve"
            )
        );

    /// <summary>Kills it like kill -9: no code runs any more, and nothing is cleaned up.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
