using System.Globalization;

namespace RecsConsole.Engine.Text;

/// <summary>The settings of BM25F; they are part of an index's version.</summary>
/// <param name="K1">Term frequency saturation; one value for all fields, since it applies to the weighted count over them.</param>
/// <param name="Tags">Keywords; their number says nothing about the text, so they have no length normalisation.</param>
public sealed record Bm25Settings(double K1, Bm25Field Title, Bm25Field Body, Bm25Field Tags)
{
    /// <summary>
    /// The usual k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009, section 3.5) for the body; a word in the title counts twice, and title
    /// length is normalised less, since titles differ little in length.
    /// </summary>
    public static Bm25Settings Standard { get; } = new(1.2, Title: new(2, 0.5), Body: new(1, 0.75), Tags: new(1, 0));

    internal string Canonical =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"bm25f {K1:R} {Title.Weight:R} {Title.B:R} {Body.Weight:R} {Body.B:R} {Tags.Weight:R} {Tags.B:R}"
        );

    internal Bm25Field[] Fields => [Title, Body, Tags];

    /// <summary>Why the settings cannot be used; null when they can.</summary>
    internal string? Problem =>
        K1 is not (> 0 and <= 100) ? "k1 must be above 0 and at most 100."
        : Array.TrueForAll(Fields, each => each.Weight is >= 0 and <= 1000 && each.B is >= 0 and <= 1) ? null
        : "A field's weight must be 0 to 1000 and its b 0 to 1.";
}
