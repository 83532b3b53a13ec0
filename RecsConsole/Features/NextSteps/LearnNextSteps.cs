using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Features.NextSteps;

/// <summary>
/// Learns from the tenant's histories, one case type at a time, what usually comes next, and notifies every node. Safe to run twice and to
/// interrupt: each type's model is replaced as a whole.
/// </summary>
public sealed class LearnNextSteps(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "learn.next_steps";

    public async Task<Result<LearnedNextSteps>> RunAsync(Actor actor, LearnNextStepsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var db = scope.Db;
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var fieldLimits = settings.Part.FieldLimits;
        if (await RefuseAsync(db, actor, fieldLimits, cancellationToken) is { } withheld)
        {
            return withheld;
        }

        var limits = TrailLimits.From(fieldLimits);
        var columns = TrailColumns.From(await CaseFieldColumns.ReadAsync(db, cancellationToken));
        var machines = await CaseMachines.ReadAsync(db, cancellationToken);
        var exclusions = await TrainingExclusions.ReadAsync(db, cancellationToken);
        var types = await db.CaseTypes.Select(row => row.Key).Order().ToListAsync(cancellationToken);
        var (models, counted) = (0, 0);
        using var data = new NextStepData(fieldLimits, settings.LearningBasis);
        for (var i = 0; i < types.Count; i++)
        {
            var workflow = machines.TryGetValue(types[i], out var machine) ? WorkflowIndex.From(machine.Definition) : null;
            var trails = new CaseTrails(types[i], columns, limits, workflow) { Exclusions = exclusions };
            var reached = new Reached(request.Progress, 100 * i / types.Count);
            var sequences = await ReadAsync(db, trails, data, reached, cancellationToken);
            if (await LearnAsync(db, actor, new(trails, sequences, request.IsAnew, data.CardOf(sequences)), cancellationToken))
            {
                (models, counted) = (models + 1, counted + sequences.Sum(each => each.Events.Count));
            }
        }

        return new LearnedNextSteps(models, counted);
    }

    private static async Task<IReadOnlyList<NextStepSequence>> ReadAsync(
        ConsoleDbContext db,
        CaseTrails trails,
        NextStepData data,
        Reached reached,
        CancellationToken cancellationToken
    )
    {
        var (progress, percent) = reached;
        await progress.ReportAsync(percent, StoredText.From<Texts>(nameof(Texts.ReadingHistories), trails.CaseType), cancellationToken);
        var sequences = await trails.ReadAsync(db, data.Tally, cancellationToken);
        var steps = sequences.Sum(each => each.Events.Count);
        await progress.ReportAsync(percent + 5, StoredText.From<Texts>(nameof(Texts.LearningFromSteps), steps), cancellationToken);
        return sequences;
    }

    // a trained model cannot be separated by field afterwards, so if one of the fields is withheld, nothing is learned (R157)
    private async Task<Error?> RefuseAsync(ConsoleDbContext db, Actor actor, FieldLimits? limits, CancellationToken cancellationToken)
    {
        var refused = limits.Refused(LearnedFields.NextSteps, FieldPurpose.Train);
        if (refused.Count == 0)
        {
            return null;
        }

        FieldRefusals.Append(auditTrail, db, actor.PersonOrNull, FieldPurpose.Train, refused, Name);
        await db.SaveChangesAsync(cancellationToken);
        return Error.Invalid(StoredText.From<Texts>(nameof(Texts.FieldsNotForTraining), string.Join(", ", refused)));
    }

    private async Task<bool> LearnAsync(ConsoleDbContext db, Actor actor, CaseTypeHistories histories, CancellationToken cancellationToken)
    {
        var row = await db.NextStepModels.FirstOrDefaultAsync(each => each.CaseType == histories.Trails.CaseType, cancellationToken);
        var before = row is not null && histories.Trails.Columns == ColumnsOf(row) ? BeforeOf(row, histories) : null;
        var learned = await Task.Run(
            () => LearnedSteps.From(before, histories.Sequences, cancellationToken.ThrowIfCancellationRequested),
            cancellationToken
        );
        if (learned is null)
        {
            return false;
        }

        if (row is null)
        {
            row = new()
            {
                TenantId = actor.TenantId,
                CaseType = histories.Trails.CaseType,
                Version = "",
                Content = [],
            };
            db.NextStepModels.Add(row);
        }

        var beforeVersion = row.Version;
        Fill(row, histories, learned);
        if (!string.Equals(beforeVersion, row.Version, StringComparison.Ordinal))
        {
            ChangeFeed.Append(db, ChangeKind.Search, row.Version, row.At);
            auditTrail.Append(db, actor.PersonOrNull, EventOf(row));
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }

    // a model trained with other columns, or with what may no longer be learned from, cannot be continued
    private static LearnedSteps? BeforeOf(NextStepModelRow row, CaseTypeHistories histories)
    {
        var model = StepForecasts.ModelOf(row.Content);
        return histories.Trails.Limits.Allow(model) && (model.IsCurrent || !histories.IsAnew) ? new(model, row.LearnedFrom) : null;
    }

    private void Fill(NextStepModelRow row, CaseTypeHistories histories, LearnedSteps learned)
    {
        (row.Content, row.Version) = StepForecasts.Write(learned.Model);
        (row.TeamAttribute, row.PriorityAttribute, row.SaysFields) = histories.Trails.Columns;
        row.Steps = histories.Sequences.Sum(each => each.Events.Count);
        row.LearnedFrom = learned.LearnedFrom;
        row.CardJson = histories.Card?.ToJson();
        row.At = Timestamps.Round(clock.GetUtcNow());
        row.Revision++;
    }

    private static TrailColumns ColumnsOf(NextStepModelRow row) => new(row.TeamAttribute, row.PriorityAttribute, row.SaysFields);

    private static AuditEvent EventOf(NextStepModelRow row) =>
        new(
            "next_steps.learned",
            "case_type",
            row.CaseType,
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["model"] = row.Version,
                ["steps"] = row.Steps.ToString(CultureInfo.InvariantCulture),
                ["learned_from"] = row.LearnedFrom.ToString(CultureInfo.InvariantCulture),
            }
        );

    private readonly record struct Reached(JobProgress Progress, int Percent);

    /// <param name="IsAnew">See <see cref="LearnNextStepsRequest.IsAnew"/>.</param>
    private sealed record CaseTypeHistories(CaseTrails Trails, IReadOnlyList<NextStepSequence> Sequences, bool IsAnew, DatasetCard? Card);
}

/// <summary>Receives the progress.</summary>
public sealed record LearnNextStepsRequest(JobProgress Progress)
{
    /// <summary>Learn again where the model is of an earlier form; otherwise it is kept, and only what happened since is counted.</summary>
    public bool IsAnew { get; init; }
}

/// <summary>Number of case types with a model, and number of steps they were trained on.</summary>
public sealed record LearnedNextSteps(int Models, int Steps);
