namespace RecsConsole.Features.Catalog.Workflows.Picture;

/// <summary>
/// How the edges of a workflow diagram run. Each touches its states at a place of its own. To a neighbouring column it goes straight across
/// the gap; farther forward it runs in a lane above the states, farther back in one below them, and within a column beside it. So no edge
/// runs behind a state, and no two lie on top of each other.
/// </summary>
internal sealed class PictureRoutes
{
    private const int LaneHeight = 18;
    private const int StateHeight = 46;
    private const int RowGap = 28;

    // between two edges on one side of a state
    private const int Pitch = 11;

    // room of a count on its edge
    private const int CountWidth = 36;
    private const int CountHeight = 15;

    private readonly List<PictureRoute> _routes;
    private readonly PictureColumns _columns;
    private readonly List<PicturePoint> _counts = [];
    private readonly int _top;
    private readonly int _bottom;

    /// <param name="states">By column and row; where they stand is found here.</param>
    public PictureRoutes(IReadOnlyList<PictureState> states, IReadOnlyList<PictureWay> ways, int margin)
    {
        _routes = [.. ways.Select(way => new PictureRoute(way))];
        _columns = new(_routes, states.Max(state => state.Column) + 1, margin);
        var above = LanesOf(_routes.Where(route => route.Run is PictureRun.Above));
        var below = LanesOf(_routes.Where(route => route.Run is PictureRun.Below));

        _top = margin + (above * LaneHeight);
        States = Stacked(states);
        _bottom = States.Max(state => state.Y + state.Height);
        Ways = Drawn();
        var lowest = _counts.Select(count => count.Y + CountHeight).DefaultIfEmpty().Max();
        Height = Math.Max(_bottom + (below * LaneHeight), lowest) + margin;
    }

    public IReadOnlyList<PictureState> States { get; }

    public IReadOnlyList<PictureWay> Ways { get; }

    public int Width => _columns.Width;

    public int Height { get; }

    // columns are centred on the tallest; a state grows with the edges that touch one of its sides
    private PictureState[] Stacked(IReadOnlyList<PictureState> states)
    {
        var touching = EndsBySide()
            .Select(side => new { side.Key.Key, Count = side.Count() })
            .ToLookup(side => side.Key, side => side.Count, StringComparer.Ordinal);
        var columns = states
            .Select(state => state with { Height = Math.Max(StateHeight, Pitch * (touching[state.State.Key].DefaultIfEmpty().Max() + 1)) })
            .GroupBy(state => state.Column)
            .Select(column => column.OrderBy(state => state.Row).ToList())
            .ToList();
        var tallest = columns.Max(TallnessOf);
        return [.. columns.SelectMany(column => StackedFrom(column, _top + ((tallest - TallnessOf(column)) / 2)))];
    }

    private static int TallnessOf(List<PictureState> column) => column.Sum(state => state.Height + RowGap) - RowGap;

    private IEnumerable<PictureState> StackedFrom(List<PictureState> column, int y)
    {
        foreach (var state in column)
        {
            yield return state with
            {
                X = _columns.LeftOf(state.Column),
                Y = y,
            };
            y += state.Height + RowGap;
        }
    }

    private IEnumerable<IGrouping<PictureSide, PictureEnd>> EndsBySide() =>
        _routes.SelectMany(route => route.Ends).GroupBy(end => new PictureSide(end.State.State.Key, end.IsRight));

    // the shortest edges are nearest to the states; edges beside each other share a lane
    private static int LanesOf(IEnumerable<PictureRoute> routes)
    {
        List<List<PictureRoute>> lanes = [];
        foreach (var route in routes.OrderBy(route => route.Span).ThenBy(route => route.FirstColumn))
        {
            var at = lanes.FindIndex(lane =>
                lane.TrueForAll(other => other.FirstColumn >= route.LastColumn || other.LastColumn <= route.FirstColumn)
            );
            if (at < 0)
            {
                at = lanes.Count;
                lanes.Add([]);
            }

            lanes[at].Add(route);
            route.Lane = at + 1;
        }

        return lanes.Count;
    }

    // lanes first: their edges are the longest, so their counts take their places before those of short ones
    private PictureWay[] Drawn()
    {
        var states = States.ToDictionary(state => state.State.Key, StringComparer.Ordinal);
        var ports = PortsOf(states);
        Dictionary<PictureRoute, PictureWay> drawn = [];
        foreach (var route in _routes.OrderBy(route => route.Run))
        {
            var line = LineOf(route, ports[new(route, true)], ports[new(route, false)]);
            drawn[route] = route.Way with
            {
                From = states[route.Way.From.State.Key],
                To = states[route.Way.To.State.Key],
                Path = line.Path,
                Label = route.Way.Passed > 0 ? Free(line.Places) : line.Places[0],
            };
        }

        return [.. _routes.Select(route => drawn[route])];
    }

    // where edges touch their states: in the order of where they go, so that few cross
    private Dictionary<PictureEnd, PicturePoint> PortsOf(Dictionary<string, PictureState> states)
    {
        Dictionary<PictureEnd, PicturePoint> ports = [];
        foreach (var side in EndsBySide())
        {
            var state = states[side.Key.Key];
            var ends = side.OrderBy(end => OrderOf(end, states)).ToList();
            foreach (var (at, end) in ends.Index())
            {
                var y = state.Y + (state.Height * (at + 1) / (ends.Count + 1));
                ports[end] = new(side.Key.IsRight ? state.X + WorkflowPicture.StateWidth : state.X, y);
            }
        }

        return ports;
    }

    private static int OrderOf(PictureEnd end, Dictionary<string, PictureState> states) =>
        end.Route.Run switch
        {
            PictureRun.Above => int.MinValue + end.Route.Lane,
            PictureRun.Below => int.MaxValue - end.Route.Lane,
            _ => states[end.Route.StateAt(!end.IsStart).State.Key].Y,
        };

    private PictureLine LineOf(PictureRoute route, PicturePoint start, PicturePoint end)
    {
        if (route.Run is PictureRun.Across)
        {
            var (left, right) = (
                _columns.Crossings[route.FirstColumn],
                PictureColumns.AfterCrossing(_columns.Crossings[route.FirstColumn])
            );
            return start.X < end.X ? PictureLine.Across(start, end, left, right) : PictureLine.Across(start, end, right, left);
        }

        var first = _columns.TrackOf(new(route, true));
        if (route.Run is PictureRun.Beside)
        {
            return PictureLine.Bent([start, new(first, start.Y), new(first, end.Y), end]);
        }

        var last = _columns.TrackOf(new(route, false));
        var lane = route.Run is PictureRun.Above ? _top - (route.Lane * LaneHeight) : _bottom + (route.Lane * LaneHeight);
        return PictureLine.Bent([start, new(first, start.Y), new(first, lane), new(last, lane), new(last, end.Y), end]);
    }

    // the first of the places where a count covers nothing; where it always would, it moves down from the best
    private PicturePoint Free(IReadOnlyList<PicturePoint> places)
    {
        var place = places.FirstOrDefault(IsFree, places[0]);
        while (!IsFree(place))
        {
            place = place with { Y = place.Y + 1 };
        }

        _counts.Add(place);
        return place;
    }

    private bool IsFree(PicturePoint place) =>
        !_counts.Exists(other => Math.Abs(other.X - place.X) < CountWidth && Math.Abs(other.Y - place.Y) < CountHeight)
        && !States.Any(state => Covers(place, state));

    private static bool Covers(PicturePoint place, PictureState state) =>
        place.X > state.X - (CountWidth / 2)
        && place.X < state.X + WorkflowPicture.StateWidth + (CountWidth / 2)
        && place.Y > state.Y - (CountHeight / 2) - 1
        && place.Y < state.Y + state.Height + (CountHeight / 2) + 1;
}
