using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Bench.Impact;

/// <summary>
/// Changes what a tenant shows most, one thing after another: writes a draft, predicts its difference on the latest decisions, publishes it
/// with a second person, and computes the difference on the same decisions with what recommendations read from then on.
/// </summary>
internal sealed class ImpactBench(IServiceProvider services, Actor tenant)
{
    private readonly DraftImpact _impact = services.GetRequiredService<DraftImpact>();

    /// <param name="key">Key of the tenant.</param>
    /// <param name="last">How many decisions to try each draft on, at most.</param>
    public async Task<ImpactBenchResult> RunAsync(string key, int last, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var sample = await SampleAsync(db, last, cancellationToken);
        // unchanged: it shows what is shown most, and warms up the code that is measured
        var unchanged = await _impact.MeasureAsync(db, sample.Decisions, new(ImpactFacts.Stored, ImpactFacts.Stored), cancellationToken);
        if (unchanged.Decisions.Count == 0)
        {
            throw new CommandException($"{key} has no decision to try a draft on.", CommandException.Failed);
        }

        var people = await BenchPeople.ReadAsync(db, tenant, cancellationToken);
        var shown = new ShownMost(unchanged, sample.Oldest);
        var drafts = new BenchDrafts(services, people);
        var measured = new List<MeasuredDraft>
        {
            await MeasureAsync(sample, await drafts.OfSettingsAsync(db, shown, cancellationToken), cancellationToken),
            await MeasureAsync(sample, await drafts.OfActionAsync(db, shown, cancellationToken), cancellationToken),
            await MeasureAsync(sample, await drafts.OfPolicyAsync(db, shown, cancellationToken), cancellationToken),
            await MeasureAsync(sample, await drafts.OfDocumentAsync(db, shown, cancellationToken), cancellationToken),
            await MeasureAsync(sample, await drafts.OfWorkflowAsync(db, shown, cancellationToken), cancellationToken),
        };
        if (await drafts.OfPlaybookAsync(db, cancellationToken) is { } playbook)
        {
            measured.Add(await MeasureAsync(sample, playbook, cancellationToken));
        }

        if (await drafts.OfLevelAsync(db, sample.Cases, cancellationToken) is { } level)
        {
            measured.Add(await MeasureAsync(sample, level, cancellationToken));
        }

        var model = await new BenchModel(services, people).SentAsync(db, cancellationToken);
        measured.Add(await MeasureAsync(sample, model, cancellationToken));
        return new(key, unchanged.Decisions.Count, unchanged.Unreadable, measured);
    }

    private async Task<MeasuredDraft> MeasureAsync(Sample sample, BenchDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var read =
            await services.GetRequiredService<ImpactDrafts>().FindAsync(db, draft.Subject, sample.Cases, cancellationToken)
            ?? throw new CommandException($"The draft of {draft.Subject.Kind} is gone.", CommandException.Failed);
        var predicted = await _impact.MeasureAsync(db, sample.Decisions, read, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await draft.PublishAsync(ImpactStamp.From(predicted), cancellationToken);
        var served = await ServedFacts.ReadAsync(
            db,
            await services.GetRequiredService<TenantFactsReader>().ReadAsync(tenant, cancellationToken),
            draft.Subject,
            sample.Cases,
            services.GetRequiredService<AccessPolicy>(),
            cancellationToken
        );
        var real = await _impact.MeasureAsync(db, sample.Decisions, served, cancellationToken);
        return new(
            draft.Subject.Kind,
            draft.Subject.Kind is ImpactKind.Settings ? "" : draft.Subject.Key,
            predicted.Changed,
            Math.Round(predicted.Decisions.Count / Math.Max(seconds, 0.001)),
            predicted.Hash,
            real.Hash
        );
    }

    private static async Task<Sample> SampleAsync(ConsoleDbContext db, int last, CancellationToken cancellationToken)
    {
        var latest = await db
            .Decisions.OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(last)
            .Select(row => new
            {
                row.Id,
                row.CaseId,
                row.At,
            })
            .ToListAsync(cancellationToken);
        return new(
            [.. latest.Select(row => row.Id)],
            [.. latest.Select(row => row.CaseId).Distinct()],
            latest.Count == 0 ? DateTimeOffset.UnixEpoch : latest[^1].At
        );
    }

    private sealed record Sample(IReadOnlyList<Guid> Decisions, IReadOnlyCollection<Guid> Cases, DateTimeOffset Oldest);
}

/// <summary>A draft that waits for a second person.</summary>
/// <param name="PublishAsync">Publishes it as that person.</param>
internal sealed record BenchDraft(ImpactSubject Subject, Func<ImpactStamp, CancellationToken, Task> PublishAsync);

/// <summary>What the decisions show, most often first.</summary>
/// <param name="Oldest">Time of the oldest decision.</param>
internal sealed record ShownMost(ImpactReport Unchanged, DateTimeOffset Oldest)
{
    public IReadOnlyList<string> Of(SlateKind kind) =>
        [
            .. Unchanged
                .Decisions.SelectMany(decision => decision.Slates)
                .Where(slate => slate.Kind == kind)
                .SelectMany(slate => slate.Before)
                .CountBy(id => id, StringComparer.Ordinal)
                .OrderByDescending(each => each.Value)
                .ThenBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => each.Key),
        ];

    /// <summary>Items on the longest slate.</summary>
    public int MostAtOnce(SlateKind kind) =>
        Unchanged.Decisions.SelectMany(decision => decision.Slates).Where(slate => slate.Kind == kind).Max(slate => slate.Before.Count);
}
