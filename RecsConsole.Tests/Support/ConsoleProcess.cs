using System.Diagnostics;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Tests.Support;

/// <summary>Runs the console in a process of its own, as an operator starts it.</summary>
public static class ConsoleProcess
{
    public static async Task<ConsoleProcessResult> RunAsync(
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken,
        params string[] args
    )
    {
        using var process = Start(settings, args);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ConsoleProcessResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves it running; the caller reads its output and stops it.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(args);
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { typeof(DataFolder).Assembly.Location },
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }
}
