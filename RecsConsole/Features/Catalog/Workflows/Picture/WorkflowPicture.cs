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

    public const int StateWidth = 156;
    public const int StateHeight = 46;
    private const int ColumnGap = 72;
    private const int RowGap = 30;
    private const int Margin = 14;

    /// <summary>How much deeper an edge runs for each column that it leads back.</summary>
    internal const int Deeper = 8;

    // room of a count on its edge
    private const int CountWidth = 36;
    private const int CountHeight = 15;
    private const int HalfCount = (CountHeight + 1) / 2;

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
        var rows = columns.Max(column => column.Count);
        Dictionary<string, PictureState> placed = new(StringComparer.Ordinal);
        for (var column = 0; column < columns.Count; column++)
        {
            var top = Margin + ((rows - columns[column].Count) * (StateHeight + RowGap) / 2);
            for (var row = 0; row < columns[column].Count; row++)
            {
                var state = columns[column][row];
                var (x, y) = (Margin + (column * (StateWidth + ColumnGap)), top + (row * (StateHeight + RowGap)));
                placed[state.Key] = new(state, column, x, y) { StepsThatStay = StepsBetween(content, state.Key, state.Key) };
            }
        }

        var ways = Spread(WaysOf(content, passages, placed), placed.Values);
        var lowest = ways.Where(way => way.Passed > 0).Select(way => way.Label.Y).DefaultIfEmpty().Max();
        var height = (rows * (StateHeight + RowGap)) + (2 * Margin) + (Deeper * columns.Count);
        return new(
            [.. placed.Values],
            ways,
            (columns.Count * (StateWidth + ColumnGap)) - ColumnGap + (2 * Margin),
            Math.Max(height, lowest + HalfCount + Margin)
        );
    }

    // edges that cross often have their middles at one place, or behind a state: a count moves down until it covers nothing
    private static PictureWay[] Spread(PictureWay[] ways, IReadOnlyCollection<PictureState> states)
    {
        List<(int X, int Y)> taken = [];
        foreach (var at in Enumerable.Range(0, ways.Length).Where(at => ways[at].Passed > 0).OrderBy(at => ways[at].Middle.Y))
        {
            var (x, y) = ways[at].Middle;
            while (
                states.Any(state => IsOn(state, x, y))
                || taken.Exists(other => Math.Abs(other.X - x) < CountWidth && Math.Abs(other.Y - y) < CountHeight)
            )
            {
                y++;
            }

            taken.Add((x, y));
            ways[at] = ways[at] with { Label = (x, y) };
        }

        return ways;
    }

    private static bool IsOn(PictureState state, int x, int y) =>
        x > state.X - (CountWidth / 2)
        && x < state.X + StateWidth + (CountWidth / 2)
        && y > state.Y - HalfCount
        && y < state.Y + StateHeight + HalfCount;

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
public sealed record PictureState(WorkflowState State, int Column, int X, int Y)
{
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
    public string Path
    {
        get
        {
            const int W = WorkflowPicture.StateWidth;
            const int H = WorkflowPicture.StateHeight;
            if (To.Column > From.Column)
            {
                var (x1, y1, x2, y2) = (From.X + W, From.Y + (H / 2), To.X, To.Y + (H / 2));
                var bend = (x2 - x1) / 2;
                return Line($"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}");
            }

            if (To.Column == From.Column)
            {
                var (x, y1, y2) = (From.X + W, From.Y + (H / 2), To.Y + (H / 2));
                return Line($"M{x} {y1}C{x + 42} {y1} {x + 42} {y2} {x} {y2}");
            }

            // runs below the states, deeper the farther back it leads
            var (bx1, bx2, below) = (
                From.X + (W / 2),
                To.X + (W / 2),
                Math.Max(From.Y, To.Y) + H + 18 + (WorkflowPicture.Deeper * (From.Column - To.Column))
            );
            return Line($"M{bx1} {From.Y + H}C{bx1} {below} {bx2} {below} {bx2} {To.Y + H}");
        }
    }

    /// <summary>The position of the step count, where it covers neither another count nor a state.</summary>
    public (int X, int Y) Label { get; init; }

    /// <summary>The middle of the edge.</summary>
    public (int X, int Y) Middle
    {
        get
        {
            const int W = WorkflowPicture.StateWidth;
            const int H = WorkflowPicture.StateHeight;
            return To.Column > From.Column ? ((From.X + W + To.X) / 2, (From.Y + To.Y + H) / 2)
                : To.Column == From.Column ? (From.X + W + 32, (From.Y + To.Y + H) / 2)
                : (((From.X + To.X) / 2) + (W / 2), Math.Max(From.Y, To.Y) + H + 12 + (6 * (From.Column - To.Column)));
        }
    }

    private static string Line(FormattableString line) => FormattableString.Invariant(line);
}
