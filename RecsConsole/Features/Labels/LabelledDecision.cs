using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Labels;

/// <summary>A decision with its outcomes.</summary>
internal sealed record LabelledDecision(
    DecisionKey Decision,
    IReadOnlyList<DecisionItemRow> Items,
    IReadOnlyList<ResponseRow> Responses,
    IReadOnlyList<ImpressionRow> Impressions,
    LabelledCaseHistory History
)
{
    /// <summary>
    /// Every label of the decision at an instant, derived only from its rows: for each item of its slates, and for each action chosen by an
    /// override.
    /// </summary>
    /// <param name="rules">The limits for cases that ended well, of the case's type.</param>
    public IEnumerable<LabelledRow> Labels(LabelWindows windows, EndingRules rules, DateTimeOffset now) =>
        Keys().SelectMany(key => LabelRules.Of(Of(key), windows, rules, now).Select(label => new LabelledRow(key.Kind, key.ItemId, label)));

    // an item is labelled once per slate
    private IEnumerable<LabelledItemKey> Keys()
    {
        var shown = Items.Select(item => new LabelledItemKey(item.Kind, item.ItemId, IsShown: true)).ToList();
        var chosen = Responses
            .Where(row => row is { Kind: ResponseKind.Override, ChosenActionKey: not null })
            .Select(row => new LabelledItemKey(ItemKind.Action, row.ChosenActionKey!, IsShown: false));
        return shown.Concat(chosen).DistinctBy(key => (key.Kind, key.ItemId));
    }

    private LabelledItem Of(LabelledItemKey key)
    {
        var responses = Responses.Where(row => row.ItemKind == key.Kind).ToList();
        var executedAt = ExecutedAt(key, responses);
        var impression = Impressions.FirstOrDefault(row =>
            row.Kind == key.Kind && string.Equals(row.ItemId, key.ItemId, StringComparison.Ordinal)
        );
        return new(
            key.ItemId,
            Decision.At,
            responses,
            executedAt,
            // closing a case that is already solved does not count as leaving it unsolved
            executedAt is { } at
                ? History.Course.Of(at)
                : null,
            History.Clocks.At(Decision.At).Deadline
        )
        {
            IsShown = key.IsShown,
            ToldSlaMet = History.Case.SlaMet,
            IsDocument = key.Kind is ItemKind.Document,
            Ratings = History.Ratings,
            SeenAt = impression?.SeenAt,
            ViewedAt = impression?.ViewedAt,
        };
    }

    private DateTimeOffset? ExecutedAt(LabelledItemKey item, List<ResponseRow> responses) =>
        item.Kind switch
        {
            ItemKind.Action => First(
                History
                    .Events.Where(row =>
                        row.Kind is CaseEventKind.Action && string.Equals(row.Activity, item.ItemId, StringComparison.Ordinal)
                    )
                    .Select(row => row.At)
            ),
            // a document may have been used before; recording it again is a use too
            ItemKind.Document => First(
                History
                    .Documents.Where(row => string.Equals(row.DocumentKey, item.ItemId, StringComparison.Ordinal))
                    .Select(row => row.At)
                    .Concat(AcceptedAt(item, responses))
            ),
            // the person was asked and answered, or worked on the case and it was solved
            _ => First(AnsweredAt(item).Concat(SolvedWithAt(item))),
        };

    private IEnumerable<DateTimeOffset> AnsweredAt(LabelledItemKey item) =>
        History
            .Events.Where(row => string.Equals(row.Activity, Questions.Answered, StringComparison.Ordinal) && IsBy(row, item))
            .Select(row => row.At);

    private IEnumerable<DateTimeOffset> SolvedWithAt(LabelledItemKey item) =>
        History.Course.From(Decision.At) is { } solution
        && History.Events.Any(row => row.Kind is CaseEventKind.Action && IsBy(row, item) && row.At >= Decision.At && row.At <= solution.At)
            ? [solution.At]
            : [];

    private static bool IsBy(CaseEventRow row, LabelledItemKey person) =>
        string.Equals(row.ActorId?.ToString("D"), person.ItemId, StringComparison.Ordinal);

    private static IEnumerable<DateTimeOffset> AcceptedAt(LabelledItemKey item, List<ResponseRow> responses) =>
        responses
            .Where(row => row.Kind is ResponseKind.Accept && string.Equals(row.ItemId, item.ItemId, StringComparison.Ordinal))
            .Select(row => row.At);

    private DateTimeOffset? First(IEnumerable<DateTimeOffset> instants) =>
        instants.Where(at => at >= Decision.At).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();

    private sealed record LabelledItemKey(ItemKind Kind, string ItemId, bool IsShown);
}

/// <summary>One label of one item.</summary>
internal sealed record LabelledRow(ItemKind Kind, string ItemId, DerivedLabel Label);
