using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Judgements;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.History;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Labels;

/// <summary>
/// Stores the outcome labels of every shown item, as far as they are known; pending ones are checked again in each run. Safe to run twice.
/// </summary>
public sealed class BuildLabels(
    TenantDb tenantDb,
    OperationScopeFactory scopes,
    TenantFactsReader facts,
    AuditTrail auditTrail,
    TimeProvider clock
)
{
    private const int BatchSize = 200;

    /// <summary>Processes the decisions whose labels are not final yet, oldest first.</summary>
    public async Task<Result<BuiltLabels>> RunAsync(Actor actor, BuildLabelsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.ManageModels,
            "build.labels",
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        return await BuildAllAsync(scope.Db, actor, request, cancellationToken);
    }

    private async Task<BuiltLabels> BuildAllAsync(
        ConsoleDbContext db,
        Actor actor,
        BuildLabelsRequest request,
        CancellationToken cancellationToken
    )
    {
        var tenant = await facts.ReadAsync(actor, cancellationToken);
        var machines = tenant.CaseTypes.ToDictionary(
            type => type.Key,
            type => new StateMachine(type.Value.Workflow),
            StringComparer.Ordinal
        );
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var judging = new LabelSettings(settings.Labels, await SolvedWindows.ReadAsync(db, settings.Labels, cancellationToken));
        var built = new BuiltLabels(0, 0, 0);
        var unfinished = await UnfinishedAsync(db, cancellationToken);
        for (var start = 0; start < unfinished.Count; start += BatchSize)
        {
            await request.Progress.ReportAsync(
                (int)(100L * start / unfinished.Count),
                StoredText.From<Texts>(nameof(Texts.OfDecisions), start, unfinished.Count),
                cancellationToken
            );
            var batch = unfinished.Skip(start).Take(BatchSize).ToList();
            built += await BuildAsync(actor, batch, judging, key => machines[key], cancellationToken);
        }

        return built with
        {
            FromReviews = (await JudgementLabels.ReadAsync(db, ItemKind.Action, cancellationToken)).Count, // lists of actions are compared
        };
    }

    // A dismissal may still be undone while a window is open, so even labels that seem not to apply are checked until it has closed.
    private static Task<List<DecisionKey>> UnfinishedAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .Decisions.AsNoTracking()
            .Where(decision => db.DecisionItems.Any(item => item.DecisionId == decision.Id))
            .Where(decision =>
                !db.Labels.Any(label => label.DecisionId == decision.Id)
                || db.Labels.Any(label => label.DecisionId == decision.Id && label.Value == null && label.Applies)
            )
            .OrderBy(decision => decision.At)
            .ThenBy(decision => decision.Id)
            .Select(decision => new DecisionKey(decision.Id, decision.CaseId, decision.At))
            .ToListAsync(cancellationToken);

    private async Task<BuiltLabels> BuildAsync(
        Actor actor,
        List<DecisionKey> batch,
        LabelSettings judging,
        Func<string, StateMachine> machineOf,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var decisions = await LabelBatch.ReadAsync(db, batch, machineOf, cancellationToken);
        var ids = batch.Select(decision => decision.Id).ToList();
        var stored = await db
            .Labels.Where(row => ids.Contains(row.DecisionId))
            .ToDictionaryAsync(row => (row.DecisionId, row.Kind, row.ItemId, row.Name), cancellationToken);
        var (pending, final) = (0, 0);
        foreach (var decision in decisions)
        {
            var (id, found) = (decision.Decision.Id, decision.History.Case);
            foreach (var labelled in decision.Labels(judging.Windows, judging.Endings.Of(found.Type, found.IssueType), now))
            {
                var label = labelled.Label;
                var row = stored.GetValueOrDefault((id, labelled.Kind, labelled.ItemId, label.Name));
                Store(db, row ?? Add(db, id, labelled), label, now);
                pending += label is { Value: null, Applies: true } ? 1 : 0;
                final += label.Value is null ? 0 : 1;
            }
        }

        var built = new BuiltLabels(decisions.Count, final, pending);
        auditTrail.Append(db, actor.PersonOrNull, EventOf(actor, built));
        await db.SaveChangesAsync(cancellationToken);
        return built;
    }

    private static LabelRow Add(ConsoleDbContext db, Guid decisionId, LabelledRow labelled)
    {
        var row = new LabelRow
        {
            TenantId = db.TenantId,
            DecisionId = decisionId,
            Kind = labelled.Kind,
            ItemId = labelled.ItemId,
            Name = labelled.Label.Name,
        };
        db.Labels.Add(row);
        return row;
    }

    // Known labels stay: a success does not become a failure because its trace was deleted later.
    private static void Store(ConsoleDbContext db, LabelRow row, DerivedLabel label, DateTimeOffset now)
    {
        var isNew = db.Entry(row).State is EntityState.Added;
        if (!isNew && (row.Value is not null || IsAs(row, label)))
        {
            return;
        }

        (row.Value, row.Applies, row.ClosesAt, row.Exposure) = (label.Value, label.Applies, label.ClosesAt, label.Exposure);
        row.BuiltAt = now;
    }

    private static bool IsAs(LabelRow row, DerivedLabel label) =>
        row.Value == label.Value && row.Applies == label.Applies && row.ClosesAt == label.ClosesAt && row.Exposure == label.Exposure;

    private static AuditEvent EventOf(Actor actor, BuiltLabels built) =>
        new(
            "labels.built",
            "tenant",
            actor.TenantId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["decisions"] = built.Decisions.ToString(CultureInfo.InvariantCulture),
                ["final"] = built.Final.ToString(CultureInfo.InvariantCulture),
                ["pending"] = built.Pending.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <param name="Endings">The limits for cases that ended well, by kind.</param>
    private sealed record LabelSettings(LabelWindows Windows, SolvedWindows Endings);
}

/// <summary>Receives the progress.</summary>
public sealed record BuildLabelsRequest(JobProgress Progress);

/// <summary>Number of decisions processed, and how many of their labels are known or still pending.</summary>
public sealed record BuiltLabels(int Decisions, int Final, int Pending)
{
    public static BuiltLabels operator +(BuiltLabels left, BuiltLabels right) =>
        new(left.Decisions + right.Decisions, left.Final + right.Final, left.Pending + right.Pending);

    /// <summary>
    /// Labels of closed studies, which are kept apart: they say what people preferred, not what happened. They are derived, not stored.
    /// </summary>
    public int FromReviews { get; init; }
}
