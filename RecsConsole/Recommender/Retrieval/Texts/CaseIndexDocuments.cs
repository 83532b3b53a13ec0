using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Solutions;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.History.Answers;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Reads a tenant's cases for the search index: the latest finished ones, and the open ones.</summary>
internal static class CaseIndexDocuments
{
    /// <summary>Maximum number of finished cases in the index: enough history, and a bound on memory.</summary>
    public const int MaxFinished = 100_000;

    private const int MaxOpen = 50_000;
    private const int EnoughWords = 8;
    private const int SurelyEnoughCharacters = 200;

    /// <summary>All indexed cases.</summary>
    public static IAsyncEnumerable<IndexedText<IndexedCase>> ReadAllAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        ReadAsync(db, AllIn(db), cancellationToken);

    /// <summary>The texts of all indexed cases, without what came of the cases, which takes twice as long.</summary>
    public static async IAsyncEnumerable<SearchText> ReadTextsAsync(
        ConsoleDbContext db,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var part in AllIn(db))
        {
            var steps = await CaseIndexRows.ReadStepsAsync(db, part.Select(row => row.Id), cancellationToken);
            await foreach (var row in part.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                yield return TextOf(row, (steps.GetValueOrDefault(row.Id) ?? StepsRead.None).Steps);
            }
        }
    }

    private static IReadOnlyList<IQueryable<CaseRow>> AllIn(ConsoleDbContext db)
    {
        var finished = db
            .Cases.AsNoTracking()
            .Where(row => !row.IsOpen)
            .OrderByDescending(row => row.ResolvedAt ?? row.LastEventAt)
            .ThenBy(row => row.Id)
            .Take(MaxFinished);
        var open = db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(MaxOpen);
        return [finished, open];
    }

    /// <summary>
    /// Some cases by id; those that do not belong in the index are left out. Nothing of the history of an open case is indexed but the steps
    /// of one with hardly any text: reading it for each case that another system sends events of would cost more than receiving them.
    /// </summary>
    public static async IAsyncEnumerable<IndexedText<IndexedCase>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> ids,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var open = await db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id) && row.IsOpen).ToListAsync(cancellationToken);
        open.RemoveAll(row => IsPoor(row.Title, row.Description));
        foreach (var row in open)
        {
            yield return Of(row, null, [], null);
        }

        var rest = ids.Except(open.Select(row => row.Id)).ToList();
        if (rest.Count == 0)
        {
            yield break;
        }

        var part = db.Cases.AsNoTracking().Where(row => rest.Contains(row.Id));
        await foreach (var text in ReadAsync(db, [part], cancellationToken))
        {
            yield return text;
        }
    }

    /// <summary>A case in the form the index takes.</summary>
    public static IndexedText<IndexedCase> Of(
        CaseRow row,
        SimilarCaseHit? finished,
        IReadOnlyList<SimilarCaseStep> steps,
        CaseBackground? background
    )
    {
        var text = TextOf(row, steps);
        return new(
            text,
            new(row.Id, row.IssueType, row.Product, finished, text.Access)
            {
                Background = background,
                Language = text.Language,
                Signs = finished is null ? [] : CaseSigns.WithoutLanguage(row.Title, row.Description, CaseSolutions.FieldsOf(row)),
            }
        );
    }

    private static SearchText TextOf(CaseRow row, IReadOnlyList<SimilarCaseStep> steps) =>
        new(
            row.Id.ToString("D"),
            0,
            row.Title,
            row.Description,
            TagsOf(row.Title, row.Description, row.IssueType, row.Product, steps),
            TextLanguages.Of(row.Language),
            AccessResources.Of(row)
        )
        {
            At = row.OpenedAt,
        };

    /// <summary>The tags of a case. With hardly any text (an imported log), the steps and their order are tags as well.</summary>
    public static IReadOnlyList<string> TagsOf(
        string title,
        string description,
        string issueType,
        string? product,
        IReadOnlyList<SimilarCaseStep> steps
    )
    {
        var tags = new List<string> { FieldTokens.Issue(issueType) };
        if (product is not null)
        {
            tags.Add(FieldTokens.Product(product));
        }

        if (IsPoor(title, description))
        {
            for (var i = 0; i < steps.Count; i++)
            {
                tags.Add(FieldTokens.Step(steps[i].Activity));
                if (i > 0)
                {
                    tags.Add(FieldTokens.Then(steps[i - 1].Activity, steps[i].Activity));
                }
            }
        }

        return tags;
    }

    // tokenized in one language for all, so that queries and indexed texts are judged alike
    private static bool IsPoor(string title, string description) =>
        title.Length + description.Length < SurelyEnoughCharacters
        && Tokenizer.Tokenize(title).Count + Tokenizer.Tokenize(description).Count < EnoughWords;

    private static async IAsyncEnumerable<IndexedText<IndexedCase>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<IQueryable<CaseRow>> parts,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var tiers = await db
            .Accounts.Select(row => new { row.Key, row.Tier }) // without the names, which are encrypted
            .ToDictionaryAsync(row => row.Key, row => row.Tier, StringComparer.Ordinal, cancellationToken);
        var columns = await CaseFieldColumns.ReadAsync(db, cancellationToken);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        // the window is applied once the pace of all cases is known
        var rules = EndingRules.Usual with
        {
            Rework = settings.Labels.ReworkWindow(),
        };
        var cures = await CureActions.ReadAsync(db, cancellationToken);
        var with = new ReadWith(new(columns), await CaseMachines.ReadAsync(db, cancellationToken), cures, rules);
        foreach (var part in parts)
        {
            var steps = await CaseIndexRows.ReadStepsAsync(db, part.Select(row => row.Id), cancellationToken);
            var finished = part.Where(row => !row.IsOpen);
            var ids = finished.Select(row => row.Id);
            var openings = await CaseIndexRows.ReadOpeningsAsync(db, columns, ids, cancellationToken);
            var documents = await CaseIndexRows.ReadDocumentsAsync(db, ids, cancellationToken);
            var clocks = await CaseIndexRows.ReadClocksAsync(db, finished, cancellationToken);
            var edits = await CaseEdits.ReadAsync(db, ids, cancellationToken);
            await foreach (var row in part.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var done = steps.GetValueOrDefault(row.Id) ?? StepsRead.None;
                var tier = row.AccountKey is null ? null : tiers.GetValueOrDefault(row.AccountKey);
                var first = done.First is { } step ? step with { AttributesJson = openings.GetValueOrDefault(row.Id, "{}") } : null;
                yield return row.IsOpen
                    ? Of(row, null, done.Steps, null)
                    : Finished(row, new(done, documents.GetValueOrDefault(row.Id) ?? [], clocks[row.Id], edits[row.Id], tier, first), with);
            }
        }
    }

    private static IndexedText<IndexedCase> Finished(CaseRow row, FinishedCase read, ReadWith with)
    {
        var done = read.Done;
        var machine = with.Machines.GetValueOrDefault(row.TypeKey);
        // the course has how often the case was solved, the row only the last time
        var end = machine is null
            ? null
            : new CaseEnd(CaseClocks.From(row, read.ClockEvents), row.SlaMet, CaseOutcome.From(done.Course, machine), with.Rules);
        var solving = machine is null ? default : SolvingStep.From(done.Worked, row.Resolution, machine, with.Cures.Contains);
        var hit = ToHit(row, done.Steps, read.Documents);
        var indexed = Of(
            row,
            CaseSolutions.WithSolution(end?.On(hit, row.OpenedAt) ?? hit, solving, with.Cures),
            done.Steps,
            new(row.TypeKey, row.Region, row.AccountKey, read.Tier, done.Workers)
            {
                Opened = new(row.OpenedAt, with.Fields.Of(CaseEdits.AtOpening(row, read.Edits), read.First), row.TeamKey),
                Endings = end is null ? [] : EndingsOf(end, done, machine!),
                Answers = machine is null ? [] : AnsweredStep.From(done.Course, machine),
                Solved = CaseSolutions.Of(row, solving, done.Worked),
                KnownFields = FieldsInUse.KnownOf(row),
            }
        );
        return row.ResolvedAt is null ? indexed with { Facts = indexed.Facts.WithoutSolution() } : indexed;
    }

    // a case that nothing solved has ended at its last event
    private static DateTimeOffset EndOf(CaseRow row) => row.ResolvedAt ?? row.LastEventAt;

    private static SimilarCaseHit ToHit(CaseRow row, IReadOnlyList<SimilarCaseStep> steps, IReadOnlyList<string> documents) =>
        new(
            row.Id,
            0,
            row.IssueType,
            row.Product,
            row.Resolution,
            row.ResolvedById,
            row.SlaMet,
            row.Reopened,
            (int)Math.Round((EndOf(row) - row.OpenedAt).TotalHours),
            row.ProcessVersion,
            EndOf(row),
            steps,
            documents
        );

    private static List<StepEnding> EndingsOf(CaseEnd end, StepsRead done, StateMachine machine)
    {
        var setbacks = Setbacks.Before(done.Worked, machine);
        return [.. done.Taken.Take(CaseIndexRows.MaxSteps).Select((step, i) => end.Of(step.At, setbacks[i]))];
    }

    /// <summary>What every case is read with.</summary>
    /// <param name="Cures">Keys of the actions that may solve a case.</param>
    private sealed record ReadWith(
        RoutedFields Fields,
        IReadOnlyDictionary<string, StateMachine> Machines,
        IReadOnlySet<string> Cures,
        EndingRules Rules
    );

    /// <summary>What was read of a finished case besides its row.</summary>
    /// <param name="Clocks">The events that may have renewed its clock, without the edits.</param>
    /// <param name="Edits">The events that changed its fields.</param>
    private sealed record FinishedCase(
        StepsRead Done,
        IReadOnlyList<string> Documents,
        IEnumerable<CaseEventRow> Clocks,
        IEnumerable<CaseEventRow> Edits,
        string? Tier,
        FirstStep? First
    )
    {
        /// <summary>A case that gets its customer by an edit may get another deadline with it.</summary>
        public IEnumerable<CaseEventRow> ClockEvents => Clocks.Concat(Edits).OrderBy(each => each.Ordinal);
    }
}
