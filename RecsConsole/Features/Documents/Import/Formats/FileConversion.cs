using System.Diagnostics.CodeAnalysis;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>
/// Converts uploaded files, one at a time per process: people who upload together must not take processor and memory from everybody else.
/// A file that takes too long is refused in time, but keeps its turn until its conversion has really ended: parts of the libraries cannot
/// be interrupted, and a second such file would run beside it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A conversion gives its turn back after its page was left: see _turn.")]
public sealed class FileConversion(TimeProvider clock)
{
    /// <summary>A file whose conversion takes longer is refused.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(2);

    /// <summary>A file that waits longer for others is refused.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    // not disposed: see InsightSlots, which has the same life
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Another file is being converted: the next one waits.</summary>
    public bool IsBusy => _turn.CurrentCount == 0;

    /// <exception cref="DocumentInputException">The file is damaged, has no text, or is beyond a limit.</exception>
    internal Task<Result<UploadSource>> RunAsync(UploadedFile file, CancellationToken cancellationToken) =>
        RunAsync(stop => UploadSource.Read(file, new(ConversionLimits.Usual, stop)), cancellationToken);

    internal async Task<Result<T>> RunAsync<T>(Func<CancellationToken, T> convert, CancellationToken cancellationToken)
    {
        if (!await TakeTurnAsync(cancellationToken))
        {
            return Error.Unavailable(Texts.ConversionIsBusy);
        }

        using var limit = new CancellationTokenSource(MaxTime, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var stop = both.Token;
        // off the circuit's thread, and without a token: it would keep its turn for ever if it did not even begin
        var work = Task.Run(() => ConvertInTurn(convert, stop), CancellationToken.None);
        try
        {
            return await work.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Error.Invalid(Texts.FileTakesTooLong.With((int)MaxTime.TotalMinutes));
        }
    }

    private T ConvertInTurn<T>(Func<CancellationToken, T> convert, CancellationToken stop)
    {
        try
        {
            return convert(stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> TakeTurnAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(MaxWait, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _turn.WaitAsync(both.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
