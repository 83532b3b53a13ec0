using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>
/// The lists of a lead's own tasks as slates. A suggestion that names a published action by key or title is that action; any other one is
/// shown as it is written. No list has reasons or a confidence, since its system is not asked.
/// </summary>
internal sealed class TaskLists
{
    private static readonly Confidence s_unknown = new(
        ConfidenceLabel.Low,
        0,
        0,
        0,
        0,
        0,
        new("", new Dictionary<string, string>(StringComparer.Ordinal))
    );

    private readonly Dictionary<string, KnownAction> _actions;
    private readonly Dictionary<Guid, StudyTask> _tasks;

    private TaskLists(Dictionary<string, KnownAction> actions, Dictionary<Guid, StudyTask> tasks) => (_actions, _tasks) = (actions, tasks);

    /// <summary>How many different suggestions are no action of the catalog.</summary>
    public int OnlyTitles =>
        _tasks
            .Values.SelectMany(task => task.A.Concat(task.B))
            .Where(item => !_actions.ContainsKey(item))
            .Distinct(StringComparer.Ordinal)
            .Count();

    public static async Task<TaskLists> ReadAsync(ConsoleDbContext db, StudyTasks tasks, CancellationToken cancellationToken)
    {
        var published = await db
            .Actions.AsNoTracking()
            .Published()
            .OrderBy(row => row.Key)
            .ThenByDescending(row => row.Version)
            .Select(row => new KnownAction(row.Key, row.Title, row.Version))
            .ToListAsync(cancellationToken);
        var actions = new Dictionary<string, KnownAction>(StringComparer.OrdinalIgnoreCase);
        published.ForEach(action => actions.TryAdd(action.Key, action));
        published.ForEach(action => actions.TryAdd(action.Title, action)); // a key goes first
        var keys = tasks.Cases;
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new { row.Id, row.Key })
            .ToListAsync(cancellationToken);
        var byKey = tasks.All.ToDictionary(task => task.Case, StringComparer.Ordinal);
        return new(actions, cases.ToDictionary(row => row.Id, row => byKey[row.Key]));
    }

    /// <summary>Both lists of a case.</summary>
    public ShownPair Of(Guid caseId, ReviewerCase seated)
    {
        var task = _tasks[caseId];
        var (a, b) = (SlateOf(task.A), SlateOf(task.B));
        var titles = task
            .A.Concat(task.B)
            .Select(item => _actions.TryGetValue(item, out var action) ? (action.Key, action.Title) : (Key: item, Title: item))
            .DistinctBy(each => each.Key, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.Title, StringComparer.Ordinal);
        return new(
            a,
            b,
            new(seated.Snapshot.Case.State, seated.LastOrdinal, titles, new Dictionary<string, string>(StringComparer.Ordinal))
            {
                IsFromFile = true,
            }
        );
    }

    // a list that names an action by its key and again by its title has it once
    private List<SlateItem> SlateOf(IReadOnlyList<string> items) =>
        [
            .. items
                .Select(item => _actions.GetValueOrDefault(item) ?? new(item, item, 0))
                .DistinctBy(action => action.Key, StringComparer.Ordinal)
                .Select(
                    (action, at) => new SlateItem(PairMaker.Kind, action.Key, action.Version, at + 1, 0, 0, null, s_unknown, [], [], [], [])
                ),
        ];

    private sealed record KnownAction(string Key, string Title, int Version);
}
