using System.Runtime.ExceptionServices;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Spreads numbered pieces of work over threads. Which worker runs which piece varies from run to run, so a piece must write to a place of
/// its own or add integers, whose sum does not depend on the order.
/// </summary>
internal sealed class Workers(int threads)
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    public int Threads => threads;

    /// <summary>Runs pieces 0 to <paramref name="pieces"/> - 1; the body receives the worker's number and the piece's number.</summary>
    public void Run(int pieces, Action<int, int> body)
    {
        if (threads == 1 || pieces <= 1)
        {
            for (var piece = 0; piece < pieces; piece++)
            {
                body(0, piece);
            }

            return;
        }

        try
        {
            RunAtOnce(pieces, body);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); // the same exception as on one thread
        }
    }

    /// <summary>The same for ranges of a fixed size: sums per range are the same with any number of threads.</summary>
    public void RunRanges(int count, int size, Action<int, int> body) =>
        Run((count + size - 1) / size, (_, piece) => body(piece * size, Math.Min(count, (piece + 1) * size)));

    private void RunAtOnce(int pieces, Action<int, int> body)
    {
        var taken = -1;
        Parallel.For(
            0,
            Math.Min(threads, pieces),
            _options,
            worker =>
            {
                for (var piece = Interlocked.Increment(ref taken); piece < pieces; piece = Interlocked.Increment(ref taken))
                {
                    body(worker, piece);
                }
            }
        );
    }
}
