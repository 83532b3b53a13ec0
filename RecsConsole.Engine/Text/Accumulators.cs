using System.Runtime.InteropServices;

namespace RecsConsole.Engine.Text;

/// <summary>The running scores of one search; kept between searches, since clearing what was touched is cheaper than a new array.</summary>
internal sealed class Accumulators(int documents)
{
    // 0 is untouched, negative is refused
    private const double Refused = -1;
    private readonly double[] _scores = new double[documents];
    private readonly List<int> _touched = [];

    public ReadOnlySpan<int> Touched => CollectionsMarshal.AsSpan(_touched);

    /// <summary>Whether a document may have a score; asks the predicate when the document is met first.</summary>
    public bool IsOpen(int document, Func<int, bool> mayUse)
    {
        var score = _scores[document];
        if (score != 0)
        {
            return score > 0;
        }

        var open = mayUse(document);
        _touched.Add(document);
        if (!open)
        {
            _scores[document] = Refused;
        }

        return open;
    }

    public void Add(int document, double score) => _scores[document] += score;

    /// <summary>The score; null for a refused document.</summary>
    public double? Score(int document) => _scores[document] > 0 ? _scores[document] : null;

    public void Clear()
    {
        foreach (var document in _touched)
        {
            _scores[document] = 0;
        }

        _touched.Clear();
    }
}
