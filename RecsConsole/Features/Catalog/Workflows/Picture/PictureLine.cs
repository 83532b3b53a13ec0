using System.Text;

namespace RecsConsole.Features.Catalog.Workflows.Picture;

/// <summary>A line of a workflow diagram, and where its count may stand, the best place first.</summary>
internal sealed record PictureLine(string Path, IReadOnlyList<PicturePoint> Places)
{
    private const int Radius = 6;

    // where there is no room on a line that runs close to a state, its count stands at its right
    private const int BesideLine = 20;

    // parts of the stretch on which a count stands
    private static readonly double[] s_parts = [.5, .35, .65, .2, .8];

    /// <summary>A curve between two x, level before and after it.</summary>
    public static PictureLine Across(PicturePoint start, PicturePoint end, int bendsFrom, int bendsTo)
    {
        var middle = (bendsFrom + bendsTo) / 2;
        var path = FormattableString.Invariant(
            $"M{start.X} {start.Y}H{bendsFrom}C{middle} {start.Y} {middle} {end.Y} {bendsTo} {end.Y}H{end.X}"
        );
        return new(path, [.. s_parts.Select(part => OnCurve(start.Y, end.Y, bendsFrom, bendsTo, part))]);
    }

    /// <summary>Level and upright stretches from point to point, with round corners; the count stands on the stretch in the middle.</summary>
    public static PictureLine Bent(IReadOnlyList<PicturePoint> points)
    {
        var path = new StringBuilder(FormattableString.Invariant($"M{points[0].X} {points[0].Y}"));
        for (var at = 1; at < points.Count - 1; at++)
        {
            var (before, corner, after) = (points[at - 1], points[at], points[at + 1]);
            var (into, from) = (Towards(corner, before), Towards(corner, after));
            path.Append(FormattableString.Invariant($"L{into.X} {into.Y}Q{corner.X} {corner.Y} {from.X} {from.Y}"));
        }

        path.Append(FormattableString.Invariant($"L{points[^1].X} {points[^1].Y}"));
        var (one, other) = points.Count > 4 ? (points[2], points[3]) : (points[1], points[2]);
        List<PicturePoint> places = [.. s_parts.Select(part => Between(one, other, part))];
        return new(path.ToString(), [.. places, .. places.Select(place => place with { X = place.X + BesideLine })]);
    }

    // at most half of the stretch, so that two corners never overlap
    private static PicturePoint Towards(PicturePoint corner, PicturePoint other)
    {
        var (x, y) = (other.X - corner.X, other.Y - corner.Y);
        var length = Math.Min(Radius, (Math.Abs(x) + Math.Abs(y)) / 2);
        return new(corner.X + (Math.Sign(x) * length), corner.Y + (Math.Sign(y) * length));
    }

    private static PicturePoint Between(PicturePoint one, PicturePoint other, double part) =>
        new(one.X + (int)((other.X - one.X) * part), one.Y + (int)((other.Y - one.Y) * part));

    // the cubic whose control points are both in the middle
    private static PicturePoint OnCurve(int startY, int endY, int fromX, int toX, double part)
    {
        var left = 1 - part;
        var bend = 3 * left * part;
        var x = fromX + ((toX - fromX) * ((bend / 2) + (part * part * part)));
        var y = startY + ((endY - startY) * ((bend * part) + (part * part * part)));
        return new((int)Math.Round(x), (int)Math.Round(y));
    }
}
