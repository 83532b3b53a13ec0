using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents.Upload;

/// <summary>Files are converted one after the other, and none keeps the others waiting for ever.</summary>
public sealed class FileConversionTests
{
    private readonly ManualClock _clock = new();
    private readonly FileConversion _conversion;

    public FileConversionTests() => _conversion = new(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_converted_one_at_a_time()
    {
        var (running, most) = (0, 0);

        var converted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _conversion.RunAsync(Convert, Token)));

        converted.ShouldAllBe(result => result.IsOk);
        most.ShouldBe(1);
        _conversion.IsBusy.ShouldBeFalse();

        int Convert(CancellationToken stop)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.Yield();
            Interlocked.Decrement(ref running);
            return 0;
        }
    }

    [Fact]
    public async Task File_that_takes_too_long_is_refused_and_gives_its_turn_back_when_it_ends()
    {
        using var isRunning = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        // a library that nobody can interrupt
        var slow = _conversion.RunAsync(stop => Blocked(isRunning, mayEnd), Token);
        isRunning.Wait(Token);
        var next = _conversion.RunAsync(stop => 2, Token);

        _clock.Advance(FileConversion.MaxTime);
        var refused = await slow;

        refused.Error!.Message.ShouldContain("2 minutes");
        (_conversion.IsBusy, next.IsCompleted).ShouldBe((true, false));
        mayEnd.Set();
        (await next).Value.ShouldBe(2);
    }

    [Fact]
    public async Task Conversion_that_can_be_cancelled_is_told_that_its_time_is_over()
    {
        using var isRunning = new ManualResetEventSlim();
        var slow = _conversion.RunAsync(stop => Cancellable(isRunning, stop), Token);
        isRunning.Wait(Token);

        _clock.Advance(FileConversion.MaxTime);

        (await slow).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await _conversion.RunAsync(stop => 2, Token)).Value.ShouldBe(2);
    }

    [Fact]
    public async Task File_that_waits_too_long_for_others_is_sent_back()
    {
        using var isRunning = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var slow = _conversion.RunAsync(stop => Blocked(isRunning, mayEnd), Token);
        isRunning.Wait(Token);
        var next = _conversion.RunAsync(stop => 2, Token);

        _clock.Advance(FileConversion.MaxWait);

        (await next).Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        mayEnd.Set();
        await slow;
    }

    [Fact]
    public async Task Page_that_is_left_waits_no_longer_and_a_failed_file_gives_its_turn_back()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _conversion.RunAsync(stop => 1, left.Token));
        await Should.ThrowAsync<DocumentInputException>(() => _conversion.RunAsync<int>(_ => throw new DocumentInputException("x"), Token));

        (await _conversion.RunAsync(stop => 2, Token)).Value.ShouldBe(2);
    }

    private static int Blocked(ManualResetEventSlim isRunning, ManualResetEventSlim mayEnd)
    {
        isRunning.Set();
        mayEnd.Wait(Token);
        return 1;
    }

    private static int Cancellable(ManualResetEventSlim isRunning, CancellationToken stop)
    {
        isRunning.Set();
        stop.WaitHandle.WaitOne();
        stop.ThrowIfCancellationRequested();
        return 1;
    }
}
