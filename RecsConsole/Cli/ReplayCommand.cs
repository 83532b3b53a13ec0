using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Cli;

/// <summary>replay: computes recorded decisions again and compares every stage.</summary>
internal static class ReplayCommand
{
    private static readonly Option<string?> s_tenant = new("--tenant")
    {
        Description = "Key of the tenant; not needed with --bundle.",
    };
    private static readonly Option<Guid?> s_decision = new("--decision")
    {
        Description = "One decision.",
    };
    private static readonly Option<int?> s_last = new("--last")
    {
        Description = "The last N decisions.",
    };
    private static readonly Option<FileInfo[]> s_bundle = new("--bundle")
    {
        Description = "A file that decision export wrote, or several.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "replay",
            "Computes decisions again and says whether every stage has the same bytes."
        )
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
        var given = new[]
        {
            run.Value(s_decision) is not null,
            run.Value(s_last) is not null,
            files.Length > 0,
        }.Count(isGiven => isGiven);
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
        var verdicts =
            files.Length > 0
                ? await JudgeFilesAsync(files, cancellationToken)
                : await JudgeStoredAsync(run, cancellationToken);
        int Count(string outcome) =>
            verdicts.Count(verdict =>
                string.Equals(verdict.Outcome, outcome, StringComparison.Ordinal)
            );
        var answer = new
        {
            Replayed = verdicts.Count,
            Identical = Count(ReplayVerdict.Identical),
            Differs = Count(ReplayVerdict.Differs),
            Erased = Count(ReplayVerdict.Erased),
            EngineMissing = Count(ReplayVerdict.EngineMissing),
            FirstDifference = verdicts
                .Select(verdict => verdict.FirstDifference)
                .FirstOrDefault(stage => stage is not null),
        };
        run.Answer(
            answer,
            $"{answer.Replayed} replayed: {answer.Identical} identical, {answer.Differs} differ, {answer.Erased} erased, {answer.EngineMissing} need another engine.",
            answer.FirstDifference is { } stage ? $"First difference: {stage}" : "No difference."
        );
        return answer.Identical == answer.Replayed ? 0 : CommandException.Failed;
    }

    // One of the three ways to name decisions, and only one.
    private static FileInfo[] FilesOf(CommandRun run)
    {
        var files = run.Value(s_bundle) ?? [];
        RefuseUnclear(run, files);
        return files;
    }

    private static async Task<List<ReplayVerdict>> JudgeFilesAsync(
        FileInfo[] files,
        CancellationToken cancellationToken
    )
    {
        var verdicts = new List<ReplayVerdict>();
        foreach (var file in files)
        {
            verdicts.Add(Judge(await ReadFileAsync(file, cancellationToken)));
        }

        return verdicts;
    }

    private static async Task<byte[]> ReadFileAsync(
        FileInfo file,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.Name} cannot be read: {e.Message}", e);
        }
    }

    private static async Task<List<ReplayVerdict>> JudgeStoredAsync(
        CommandRun run,
        CancellationToken cancellationToken
    )
    {
        var key =
            run.Value(s_tenant) ?? throw new CommandException("Name the tenant with --tenant.");
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        await using var db = await services
            .GetRequiredService<TenantDb>()
            .OpenAsync(tenant, cancellationToken);
        var wanted = run.Value(s_decision) is { } id
            ? db.Decisions.Where(row => row.Id == id)
            : db
                .Decisions.OrderByDescending(row => row.At)
                .ThenByDescending(row => row.Id)
                .Take(run.Value(s_last) ?? 0);
        var verdicts = new List<ReplayVerdict>();
        foreach (var row in await wanted.AsNoTracking().ToListAsync(cancellationToken))
        {
            verdicts.Add(
                DecisionLog.IsErased(row)
                    ? ReplayVerdict.OfErased(DecisionLog.VersionsOf(row).Engine.Engine)
                    : Judge(
                        (await DecisionLog.ReadBundleAsync(db, row, cancellationToken)).Serialize()
                    )
            );
        }

        return run.Value(s_decision) is { } missing && verdicts.Count == 0
            ? throw new CommandException($"There is no decision {missing} in this tenant.")
            : verdicts;
    }

    // Through the door that takes bytes and gives bytes, as an older engine would be asked.
    private static ReplayVerdict Judge(byte[] bundle) =>
        CanonicalJson.Deserialize<ReplayVerdict>(ReplayEntry.Run(bundle));
}
