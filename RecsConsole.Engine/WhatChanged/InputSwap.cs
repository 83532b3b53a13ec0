using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>Takes one cause from another decision and leaves everything else.</summary>
internal static class InputSwap
{
    /// <summary>The input with that cause taken from the other decision.</summary>
    public static DecisionInput Take(ChangeCause cause, DecisionInput mine, DecisionInput other)
    {
        var (snapshot, its) = (mine.Snapshot, other.Snapshot);
        return cause switch
        {
            ChangeCause.Data => mine with { Snapshot = Data(snapshot, its) },
            ChangeCause.Time => mine with { Snapshot = Time(snapshot, its) },
            ChangeCause.Permission => mine with { Snapshot = Permission(snapshot, its) },
            ChangeCause.Configuration => mine with
            {
                Snapshot = Share(snapshot, shared => shared with { Configuration = its.Shared.Configuration }),
                Request = other.Request with { Seed = mine.Request.Seed },
            },
            ChangeCause.Chance => mine with { Request = mine.Request with { Seed = other.Request.Seed } },
            ChangeCause.Validation => mine with { Validation = other.Validation },
            ChangeCause.Engine => mine,
            _ => mine with { Snapshot = Share(snapshot, shared => Part(cause, shared, its.Shared)) },
        };
    }

    /// <summary>Whether the decisions differ in that cause.</summary>
    public static bool Differs(ChangeCause cause, DecisionInput mine, DecisionInput other)
    {
        var taken = Take(cause, mine, other);
        return !Same(mine.Snapshot, taken.Snapshot)
            || !Same(mine.Snapshot.Shared.Catalog, taken.Snapshot.Shared.Catalog)
            || !Same(mine.Snapshot.Shared.People, taken.Snapshot.Shared.People)
            || !Same(mine.Snapshot.Shared.Configuration, taken.Snapshot.Shared.Configuration)
            || !Same(mine.Snapshot.Shared.Workflow, taken.Snapshot.Shared.Workflow)
            || !SameModel(mine.Snapshot.Shared.Model, taken.Snapshot.Shared.Model)
            || mine.Request != taken.Request
            || (cause == ChangeCause.Validation && !SameFindings(mine, other));
    }

    private static SharedParts Part(ChangeCause cause, SharedParts shared, SharedParts its) =>
        cause switch
        {
            ChangeCause.Catalog => shared with { Catalog = its.Catalog with { Policies = shared.Catalog.Policies } },
            ChangeCause.Policy => shared with { Catalog = shared.Catalog with { Policies = its.Catalog.Policies } },
            ChangeCause.Workflow => shared with { Workflow = its.Workflow },
            _ => shared with { Model = its.Model },
        };

    // Objects withheld in either decision stay withheld: that is permission, not data.
    private static CaseSnapshot Data(CaseSnapshot mine, CaseSnapshot its) =>
        Share(
            mine with
            {
                Case = its.Case with { SlaBand = mine.Case.SlaBand, SlaRemainingMs = mine.Case.SlaRemainingMs },
                History = its.History,
                Visible = its.Visible with { Documents = Documents(mine, its) },
                Shown = its.Shown,
                Responses = its.Responses,
                ContactCapped = its.ContactCapped,
                Plan = its.Plan,
                Degraded = its.Degraded,
            },
            shared => shared with { People = its.Shared.People }
        );

    private static IReadOnlyList<DocumentHit> Documents(CaseSnapshot mine, CaseSnapshot its)
    {
        var byKey = its.Visible.Documents.ToLookup(each => each.Key, StringComparer.Ordinal);
        var known = mine.Visible.Documents.Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. mine.Visible.Documents.SelectMany(each => Withholds(its, each.Key) ? [each] : byKey[each.Key]),
            .. its.Visible.Documents.Where(each => !known.Contains(each.Key) && !Withholds(mine, each.Key)),
        ];
    }

    private static CaseSnapshot Time(CaseSnapshot mine, CaseSnapshot its) =>
        mine with
        {
            At = its.At,
            Case = mine.Case with { SlaBand = its.Case.SlaBand, SlaRemainingMs = its.Case.SlaRemainingMs },
        };

    private static CaseSnapshot Permission(CaseSnapshot mine, CaseSnapshot its) =>
        mine with
        {
            Actor = its.Actor,
            Withheld = its.Withheld,
            Visible = mine.Visible with
            {
                Documents =
                [
                    .. mine.Visible.Documents.Where(each => !Withholds(its, each.Key)),
                    .. its.Visible.Documents.Where(each => Withholds(mine, each.Key)),
                ],
            },
        };

    private static bool Withholds(CaseSnapshot snapshot, string document) =>
        snapshot.Withheld.Any(each => each.Kind == SlateKind.Document && string.Equals(each.Id, document, StringComparison.Ordinal));

    private static CaseSnapshot Share(CaseSnapshot snapshot, Func<SharedParts, SharedParts> change) =>
        snapshot with
        {
            Shared = change(snapshot.Shared),
        };

    private static bool SameFindings(DecisionInput left, DecisionInput right) =>
        left.Validation.Items.All(item => item.Reasons.Count == 0)
            ? right.Validation.Items.All(item => item.Reasons.Count == 0)
            : Same(left.Validation.Items, right.Validation.Items);

    private static bool SameModel(ModelPart? left, ModelPart? right) =>
        left is null || right is null ? left is null && right is null : Same(left, right);

    private static bool Same<T>(T left, T right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        using var first = CanonicalBytes.From(left);
        using var second = CanonicalBytes.From(right);
        return first.Span.SequenceEqual(second.Span);
    }
}
