using System.CommandLine;
using System.Diagnostics;
using RecsConsole.Engine.Replay;
using RecsConsole.Recommender.Replay;

namespace RecsConsole.Cli;

/// <summary>replay: recomputes recorded decisions and compares every stage.</summary>
internal static class ReplayCommand
{
    private static readonly Option<string?> s_tenant = new("--tenant") { Description = "Key of the tenant; not needed with --bundle." };
    private static readonly Option<Guid?> s_decision = new("--decision") { Description = "One decision." };
    private static readonly Option<int?> s_last = new("--last") { Description = "The last N decisions." };
    private static readonly Option<FileInfo[]> s_bundle = new("--bundle")
    {
        Description = "A file that decision export wrote, or several.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("replay", "Computes decisions again and says whether every stage has the same bytes.")
        {
            s_tenant,
            s_decision,
            s_last,
            s_bundle,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static void RefuseUnclear(CommandRun run, FileInfo[] files)
    {
        var given = new[] { run.Value(s_decision) is not null, run.Value(s_last) is not null, files.Length > 0 }.Count(isGiven => isGiven);
        if (given != 1)
        {
            throw new CommandException("Give one of --decision, --last and --bundle.");
        }

        if (run.Value(s_last) < 1)
        {
            throw new CommandException("--last must be at least 1.");
        }
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var files = FilesOf(run);
        var begun = Stopwatch.GetTimestamp();
        var verdicts =
            files.Length > 0 ? await JudgeFilesAsync(run, files, cancellationToken) : await JudgeStoredAsync(run, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        int Count(string outcome) => verdicts.Count(verdict => string.Equals(verdict.Outcome, outcome, StringComparison.Ordinal));
        var answer = new
        {
            Replayed = verdicts.Count,
            Identical = Count(ReplayVerdict.Identical),
            Differs = Count(ReplayVerdict.Differs),
            Erased = Count(ReplayVerdict.Erased),
            EngineMissing = Count(ReplayVerdict.EngineMissing),
            FirstDifference = verdicts.Select(verdict => verdict.FirstDifference).FirstOrDefault(stage => stage is not null),
            PerSecond = Math.Round(verdicts.Count / Math.Max(seconds, 0.001)),
        };
        run.Answer(
            answer,
            $"{answer.Replayed} replayed: {answer.Identical} identical, {answer.Differs} differ, {answer.Erased} erased, {answer.EngineMissing} need another engine. {answer.PerSecond} a second.",
            answer.FirstDifference is { } stage ? $"First difference: {stage}" : "No difference."
        );
        return answer.Identical == answer.Replayed ? 0 : CommandException.Failed;
    }

    // Exactly one of the three ways to name decisions.
    private static FileInfo[] FilesOf(CommandRun run)
    {
        var files = run.Value(s_bundle) ?? [];
        RefuseUnclear(run, files);
        return files;
    }

    // The database is not used: everything needed is in the files, and in the folder of archived engines.
    private static async Task<List<ReplayVerdict>> JudgeFilesAsync(CommandRun run, FileInfo[] files, CancellationToken cancellationToken)
    {
        var bundles = new List<byte[]>();
        foreach (var file in files)
        {
            bundles.Add(await ReadFileAsync(file, cancellationToken));
        }

        var engines = run.UnpreparedServices().GetRequiredService<EngineArchive>();
        var judge = new BundleReplayer(engines, static _ => null);
        return bundles.ConvertAll(judge.Judge);
    }

    private static async Task<byte[]> ReadFileAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            return IsBundle(content) ? content : throw new CommandException($"{file.Name} is not a file that decision export wrote.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.Name} cannot be read: {e.Message}", e);
        }
    }

    // a damaged bundle is one still: replay names the stage that differs
    private static bool IsBundle(ReadOnlySpan<byte> content) => content.StartsWith("{"u8) && content.IndexOf("\"snapshot\":"u8) > 0;

    private static async Task<List<ReplayVerdict>> JudgeStoredAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Value(s_tenant) ?? throw new CommandException("Name the tenant with --tenant.");
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var replay = services.GetRequiredService<DecisionReplay>();
        if (run.Value(s_decision) is { } id)
        {
            var one = await replay.OneAsync(tenant, id, cancellationToken);
            return one is null ? throw new CommandException($"There is no decision {id} in this tenant.") : [one.Verdict];
        }

        var last = await replay.LastAsync(tenant, run.Value(s_last) ?? 0, cancellationToken);
        return [.. last.Select(each => each.Verdict)];
    }
}
