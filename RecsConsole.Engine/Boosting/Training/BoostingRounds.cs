using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting.Training.Bins;
using RecsConsole.Engine.Boosting.Training.Losses;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>The rounds of boosting: each grows a tree against the derivatives at the present scores, and moves the scores.</summary>
internal sealed class BoostingRounds
{
    private const int Piece = 8_192;

    private readonly BinnedRows _rows;
    private readonly BoostingSettings _settings;
    private readonly Workers _workers;
    private readonly ILoss _loss;
    private readonly Gradients _gradients;
    private readonly TreeGrower _grower;
    private readonly double[] _scores;
    private readonly SplitMix64 _draws;
    private int[] _inBag;
    private int[] _outOfBag = [];
    private int _round;

    public BoostingRounds(BoostingData data, BoostingSettings settings, BinnedRows rows, Workers workers)
    {
        _rows = rows;
        _settings = settings;
        _workers = workers;
        _loss = LossChoice.Of(data, settings);
        _gradients = new(rows.Rows);
        _grower = new(rows, settings, _gradients, workers);
        _scores = new double[rows.Rows];
        Start = StartOf(data, _scores, _loss.Start);
        _draws = new(settings.Seed);
        _inBag = [.. Enumerable.Range(0, rows.Rows)];
    }

    /// <summary>The score all rows start from; included in the first tree.</summary>
    public double Start { get; }

    /// <summary>Sets each row's starting score and returns the part of it that belongs to the model.</summary>
    public static double StartOf(BoostingData data, double[] scores, double usual)
    {
        if (data.Starts.Count == 0)
        {
            Array.Fill(scores, usual);
            return usual;
        }

        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = data.Starts[row];
        }

        return 0;
    }

    /// <summary>One more tree; null when no split gains anything.</summary>
    public BoostingRound? Next()
    {
        _loss.Derive(_scores, _gradients, _workers);
        _gradients.Pack(_workers);
        if (_settings.BaggingFraction < 1 && _round % _settings.BaggingFrequency == 0)
        {
            DrawRows();
        }

        var tree = _grower.Grow(_inBag, DrawColumns());
        if (tree.Leaves == 1)
        {
            return null;
        }

        var sums = LeafSums(tree);
        var values = new double[tree.Leaves];
        for (var leaf = 0; leaf < values.Length; leaf++)
        {
            values[leaf] = _settings.LearningRate * ValueOf(_grower.Leaf(leaf), sums[leaf]);
        }

        Move(tree, values);
        var start = _round++ == 0 ? Start : 0;
        var leaves = values.Select((value, leaf) => new TreeLeaf(value, sums[leaf].Second, _grower.Partition.Count(leaf))).ToList();
        var finished = new FinishedTree(tree, _rows, _gradients, _settings.LearningRate).Build(start, leaves);
        return new(finished, tree, values);
    }

    private void DrawRows()
    {
        var wanted = Math.Max(1, (int)Math.Round(_settings.BaggingFraction * _rows.Rows));
        var (inside, outside) = (new int[wanted], new int[_rows.Rows - wanted]);
        var (taken, left) = (0, 0);
        for (var row = 0; row < _rows.Rows; row++)
        {
            // every set of this size is equally likely (D. Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S)
            if (_draws.Below(_rows.Rows - row) < wanted - taken)
            {
                inside[taken++] = row;
            }
            else
            {
                outside[left++] = row;
            }
        }

        (_inBag, _outOfBag) = (inside, outside);
    }

    private bool[] DrawColumns()
    {
        var columns = _rows.Columns.Count;
        var mayUse = new bool[columns];
        if (_settings.FeatureFraction == 1)
        {
            Array.Fill(mayUse, true);
            return mayUse;
        }

        var wanted = Math.Max(1, (int)Math.Round(_settings.FeatureFraction * columns));
        for (var place = 0; place < columns; place++)
        {
            mayUse[place] = _draws.Below(columns - place) < wanted;
            wanted -= mayUse[place] ? 1 : 0;
        }

        return mayUse;
    }

    // Uses the exact derivatives, not those rounded for the histograms; in pieces of fixed size, so that threads do not change the order of
    // sums.
    private LeafSum[] LeafSums(GrownTree tree)
    {
        var pieces = Pieces(tree);
        var sums = new LeafSum[pieces.Count];
        _workers.Run(
            pieces.Count,
            (_, piece) =>
            {
                var (first, second) = (0.0, 0.0);
                foreach (var row in Rows(pieces[piece]))
                {
                    first += _gradients.First[row];
                    second += _gradients.Second[row];
                }

                sums[piece] = new(first, second);
            }
        );
        var totals = new LeafSum[tree.Leaves];
        for (var piece = 0; piece < sums.Length; piece++)
        {
            totals[pieces[piece].Leaf] += sums[piece];
        }

        return totals;
    }

    private void Move(GrownTree tree, double[] values)
    {
        var pieces = Pieces(tree);
        _workers.Run(
            pieces.Count,
            (_, piece) =>
            {
                var value = values[pieces[piece].Leaf];
                foreach (var row in Rows(pieces[piece]))
                {
                    _scores[row] += value;
                }
            }
        );
        _workers.RunRanges(
            _outOfBag.Length,
            Piece,
            (from, to) =>
            {
                foreach (var row in _outOfBag.AsSpan(from, to - from))
                {
                    _scores[row] += values[tree.LeafOf(_rows, row)];
                }
            }
        );
    }

    private List<LeafPiece> Pieces(GrownTree tree)
    {
        var pieces = new List<LeafPiece>();
        for (var leaf = 0; leaf < tree.Leaves; leaf++)
        {
            for (var from = 0; from < _grower.Partition.Count(leaf); from += Piece)
            {
                pieces.Add(new(leaf, from));
            }
        }

        return pieces;
    }

    private ReadOnlySpan<int> Rows(LeafPiece piece)
    {
        var rows = _grower.Partition.Of(piece.Leaf)[piece.From..];
        return rows[..Math.Min(Piece, rows.Length)];
    }

    private static double ValueOf(LeafState leaf, LeafSum sum)
    {
        var hessian = sum.Second + leaf.L2;
        return hessian > 0 ? Math.Clamp(-sum.First / hessian, leaf.Least, leaf.Most) : 0;
    }

    private readonly record struct LeafPiece(int Leaf, int From);
}

/// <summary>A finished tree in model form and over bins, and what its leaves add to scores, without the start.</summary>
internal sealed record BoostingRound(RegressionTree Tree, GrownTree Grown, double[] Values);

/// <summary>Sums of both derivatives over the rows of a leaf.</summary>
internal readonly record struct LeafSum(double First, double Second)
{
    public static LeafSum operator +(LeafSum a, LeafSum b) => new(a.First + b.First, a.Second + b.Second);
}
