using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Routing;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Who finishes cases like this one, which teams do, and which documents they use. The counted cases are those that the reader may see; the
/// weight of a match in a field is learned from all of the tenant's cases, like any model.
/// </summary>
public sealed class RoutingCounts
{
    private const int MaxPeople = HistoryFacts.Max;
    private const int MaxTeams = 10;
    private const int MaxDocuments = HistoryFacts.Max;

    private readonly Lazy<Counted> _counted;

    /// <summary>Counts and learns on first use, which takes a while.</summary>
    /// <param name="model">A model learned earlier; null to learn from these cases.</param>
    public RoutingCounts(IEnumerable<CountedRoute> routes, Func<RoutingModel>? model)
    {
        ArgumentNullException.ThrowIfNull(routes);
        _counted = new(() => Counted.From(routes, model?.Invoke()));
    }

    /// <summary>The learned model.</summary>
    public RoutingModel Model => _counted.Value.History.Model;

    /// <summary>The prediction from the visible cases; null when there is none.</summary>
    public RoutingFacts? Read(CaseRecord record, AccessCheck check)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (access, history) = _counted.Value;
        if (access.Count == 0)
        {
            return null;
        }

        var (fields, permitted) = (RoutedFields.Of(record), access.PermittedClasses(check));
        return new RoutingFacts(
            Facts(history.Ask(RoutingTarget.Person, fields, permitted, MaxPeople)),
            Facts(history.Ask(RoutingTarget.Team, fields, permitted, MaxTeams)),
            Facts(history.Ask(RoutingTarget.Document, fields, permitted, MaxDocuments))
        ).OrNull();
    }

    private static RoutedFacts? Facts(RoutingAnswer? answer) =>
        answer is null
            ? null
            : new(
                answer.Alike,
                answer.Cases,
                [.. answer.Items.Select(item => new RoutedItem(item.Id, item.Cases, FixedPoint.FromDouble(item.Share)))]
            );

    private sealed record Counted(AccessClasses Access, RoutingHistory History)
    {
        public static Counted From(IEnumerable<CountedRoute> routes, RoutingModel? model)
        {
            var access = new AccessClasses(AccessOperation.ViewCase);
            var cases = new List<RoutedCase>();
            foreach (var route in routes)
            {
                access.Add(route.Access);
                cases.Add(route.Case with { Class = access.ClassOf(cases.Count) });
            }

            return new(access, new(cases, model));
        }
    }
}

/// <summary>A finished case and the resource that decides access to it.</summary>
public sealed record CountedRoute(RoutedCase Case, AccessResource Access)
{
    /// <summary>A case of the index; null when it is not counted.</summary>
    public static CountedRoute? Of(IndexedCase found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return found is { Finished: { } finished, Background.Opened: { } opened }
            ? new(
                new(
                    0,
                    opened.At,
                    finished.ResolvedAt,
                    opened.Fields,
                    finished.ResolvedById is { } person ? PeopleIndex.KeyOf(person) : null,
                    opened.FinishedBy,
                    [.. finished.Documents.Distinct(StringComparer.Ordinal)]
                ),
                found.Access
            )
            : null;
    }
}
