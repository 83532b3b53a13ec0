using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Import.Screen;

/// <summary>The check of a file that is running. There is one at a time: what is on the screen now takes the place of what was before.</summary>
internal sealed class RunningCheck
{
    private CancellationTokenSource? _running;
    private int _turn;

    public bool IsRunning { get; private set; }

    /// <summary>How much of the file is checked.</summary>
    public int Percent { get; private set; }

    /// <summary>Ends the check that is running: it is about what is not on the screen any more.</summary>
    public void Stop()
    {
        _turn++;
        IsRunning = false;
        var running = _running;
        _running = null; // a check disposes of its own when it has ended
        running?.Cancel();
    }

    /// <summary>Checks; null if another check has taken its place.</summary>
    /// <param name="check">Gets what to tell the progress to.</param>
    /// <param name="onProgress">Called on any thread.</param>
    public async Task<Result<CheckedFile>?> RunAsync(
        Func<Action<int>, CancellationToken, Task<Result<CheckedFile>>> check,
        Action onProgress,
        CancellationToken cancellationToken
    )
    {
        Stop();
        var turn = _turn;
        (IsRunning, Percent) = (true, 0);
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _running = running;
        try
        {
            var result = await check(percent => Show(turn, percent, onProgress), running.Token);
            return turn == _turn ? result : null;
        }
        catch (OperationCanceledException) when (turn != _turn)
        {
            return null;
        }
        finally
        {
            if (turn == _turn)
            {
                (IsRunning, _running) = (false, null);
            }
        }
    }

    private void Show(int turn, int percent, Action onProgress)
    {
        if (turn == _turn && percent != Percent)
        {
            Percent = percent;
            onProgress();
        }
    }
}
