using System.Runtime.InteropServices;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Catalog.Workflows.Picture;

/// <summary>
/// The layout of a workflow diagram: states in columns by their distance in steps from the initial state, all steps between the same two
/// states as one edge. What cases did without a step that is defined is an edge as well. All lengths are pixels.
/// </summary>
public sealed record WorkflowPicture(IReadOnlyList<PictureState> States, IReadOnlyList<PictureWay> Ways, int Width, int Height)
{
    /// <summary>With more states, even a picture that scrolls would be illegible.</summary>
    public const int MaxStates = 120;

    public const int StateWidth = 166;
    private const int Margin = 14;

    // a mined log has most states close to its first one: they stand side by side instead of in one long column
    private const int MaxRows = 8;

    /// <summary>The layout; null when there are too many states to be legible.</summary>
    /// <param name="passages">Where cases went lately.</param>
    public static WorkflowPicture? For(WorkflowContent content, IReadOnlyList<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(passages);
        if (content.States.Count is 0 or > MaxStates)
        {
            return null;
        }

        var columns = ColumnsOf(content);
        var placed = columns
            .Index()
            .SelectMany(column => column.Item.Index().Select(row => new PictureState(row.Item, column.Index, row.Index)))
            .Select(place => place with { StepsThatStay = StepsBetween(content, place.State.Key, place.State.Key) })
            .ToDictionary(place => place.State.Key, StringComparer.Ordinal);
        var routes = new PictureRoutes([.. placed.Values], WaysOf(content, passages, placed), Margin);
        return new(routes.States, routes.Ways, routes.Width, routes.Height);
    }

    private static PictureWay[] WaysOf(WorkflowContent content, IReadOnlyList<Passage> passages, Dictionary<string, PictureState> placed)
    {
        var passed = passages
            .Where(passage => passage.Moves && placed.ContainsKey(passage.From) && placed.ContainsKey(passage.To))
            .GroupBy(passage => (passage.From, passage.To))
            .ToDictionary(group => group.Key, group => group.Sum(passage => passage.Count));
        var defined = content
            .Steps.Where(step => !string.Equals(step.From, step.To, StringComparison.Ordinal))
            .Where(step => placed.ContainsKey(step.From) && placed.ContainsKey(step.To))
            .GroupBy(step => (step.From, step.To))
            .ToDictionary(group => group.Key, group => group.Select(step => step.ActionKey).ToList());
        return
        [
            .. defined
                .Keys.Concat(passed.Keys.Except(defined.Keys))
                .Select(way => new PictureWay(placed[way.From], placed[way.To], defined.TryGetValue(way, out var actions) ? actions : [])
                {
                    Passed = passed.GetValueOrDefault(way),
                }),
        ];
    }

    private static int StepsBetween(WorkflowContent content, string from, string to) =>
        content.StepsFrom(from).Count(step => string.Equals(step.To, to, StringComparison.Ordinal));

    // final states come last, however short the path to them
    private static List<List<WorkflowState>> ColumnsOf(WorkflowContent content)
    {
        var distance = DistancesOf(content);
        var last = content
            .States.Where(state => !state.Terminal)
            .Select(state => distance.GetValueOrDefault(state.Key))
            .DefaultIfEmpty()
            .Max();
        return
        [
            .. content
                .States.Where(state => state.Key.Length > 0)
                .DistinctBy(state => state.Key, StringComparer.Ordinal)
                .GroupBy(state => state.Terminal ? last + 1 : distance.GetValueOrDefault(state.Key))
                .OrderBy(group => group.Key)
                .SelectMany(group => group.Chunk(MaxRows))
                .Select(column => column.ToList()),
        ];
    }

    private static Dictionary<string, int> DistancesOf(WorkflowContent content)
    {
        Dictionary<string, int> distance = new(StringComparer.Ordinal) { [content.InitialState] = 0 };
        Queue<string> open = new([content.InitialState]);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in content.StepsFrom(state).Select(step => step.To).Where(next => !distance.ContainsKey(next)))
            {
                distance[next] = distance[state] + 1;
                open.Enqueue(next);
            }
        }

        // unreachable states go to the last reachable column
        var far = distance.Values.Max();
        foreach (var state in content.States.Where(state => !distance.ContainsKey(state.Key)))
        {
            distance[state.Key] = far;
        }

        return distance;
    }
}

/// <summary>A state at its position.</summary>
/// <param name="Row">Its place in its column, from 0.</param>
public sealed record PictureState(WorkflowState State, int Column, int Row)
{
    /// <summary>Its left edge.</summary>
    public int X { get; init; }

    /// <summary>Its upper edge.</summary>
    public int Y { get; init; }

    /// <summary>More than usual where many edges touch it.</summary>
    public int Height { get; init; }

    /// <summary>Number of steps that leave the case in this state.</summary>
    public int StepsThatStay { get; init; }
}

/// <summary>All steps from one state to another, as one edge.</summary>
/// <param name="Actions">Empty when no step is defined and cases went there all the same.</param>
public sealed record PictureWay(PictureState From, PictureState To, IReadOnlyList<string> Actions)
{
    /// <summary>How often cases went this way lately.</summary>
    public int Passed { get; init; }

    public bool IsDefined => Actions.Count > 0;

    /// <summary>The edge as an SVG path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The position of the count, where it covers neither another count nor a state.</summary>
    public PicturePoint Label { get; init; }
}

/// <summary>A place in the picture.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PicturePoint(int X, int Y);
