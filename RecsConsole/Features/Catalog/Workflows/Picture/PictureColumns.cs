namespace RecsConsole.Features.Catalog.Workflows.Picture;

/// <summary>
/// Where the columns of a workflow diagram stand. The gap between two has tracks for the edges that turn there, beside the column that they
/// touch, and room in its middle for those that cross it.
/// </summary>
internal sealed class PictureColumns
{
    private const int Track = 8;
    private const int Side = 9;

    // room for the counts of the edges that cross a gap
    private const int Middle = 48;

    private readonly Dictionary<PictureEnd, int> _tracks = [];
    private readonly int[] _lefts;

    public PictureColumns(IReadOnlyList<PictureRoute> routes, int count, int margin)
    {
        _lefts = new int[count];
        Crossings = new int[count];
        var x = margin;
        for (var column = 0; column < count; column++)
        {
            x += TracksAt(routes, column, isRight: false);
            _lefts[column] = x;
            x += WorkflowPicture.StateWidth + TracksAt(routes, column, isRight: true);
            Crossings[column] = x;
            x += routes.Any(route => route.Run is PictureRun.Across && route.FirstColumn == column) ? Middle : 0;
        }

        Width = x + margin;
    }

    /// <summary>For each column where the middle of the gap at its right begins.</summary>
    public int[] Crossings { get; }

    public int Width { get; }

    public int LeftOf(int column) => _lefts[column];

    /// <summary>The x of the track that an edge takes at one of its ends.</summary>
    public int TrackOf(PictureEnd end) =>
        end.IsRight ? _lefts[end.State.Column] + WorkflowPicture.StateWidth + _tracks[end] : _lefts[end.State.Column] - _tracks[end];

    /// <summary>The end of the middle of the gap that begins there.</summary>
    public static int AfterCrossing(int start) => start + Middle;

    // returns the room that the tracks need
    private int TracksAt(IReadOnlyList<PictureRoute> routes, int column, bool isRight)
    {
        var room = Side;
        foreach (var end in EndsAt(routes, column, isRight))
        {
            _tracks[end] = room;
            room += Track;
        }

        return room;
    }

    // an edge within a column needs one track for both of its ends
    private static IEnumerable<PictureEnd> EndsAt(IReadOnlyList<PictureRoute> routes, int column, bool isRight) =>
        routes
            .Where(route => route.Run is not PictureRun.Across)
            .SelectMany(route => route.Ends)
            .Where(end => end.IsStart || end.Route.Run is not PictureRun.Beside)
            .Where(end => end.State.Column == column && end.IsRight == isRight)
            .OrderBy(end => end.Route.Run is not PictureRun.Beside)
            .ThenBy(end => end.Route.Span)
            .ThenBy(end => end.State.Row);
}
