using System.Globalization;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>
/// Gives a parser its corpus and then changed inputs. Whatever is neither a result of limited size nor a declared refusal is a finding,
/// whose message has the input; it joins the corpus when it is mended.
/// </summary>
internal sealed class FuzzRun(FuzzedParser parser) : IDisposable
{
    private const int Seed = 20_261_127;
    private const int ShownBytes = 3_000;

    // no measure of speed: what is not read by then never is
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private volatile Reading? _current;

    /// <summary>Returns how many inputs of the corpus were accepted.</summary>
    public async Task<int> RunAsync(int inputs)
    {
        // a thread of its own: what never ends must not take one from other tests
        var work = Task
            .Factory.StartNew(() => ReadAllAsync(inputs), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .Unwrap();
        while (await Task.WhenAny(work, Task.Delay(s_look)) != work)
        {
            if (_current is { } reading && TimeProvider.System.GetElapsedTime(reading.Since) > s_patience)
            {
                throw Finding(reading, "is still being read", cause: null);
            }
        }

        return await work;
    }

    /// <summary>The input of a number, the same in each run.</summary>
    public static byte[] InputOf(IReadOnlyList<byte[]> corpus, int number) =>
        new Mutator(new Random(unchecked((Seed * 31) + number))).Mutate(corpus);

    public void Dispose() => _folder.Dispose();

    private async Task<int> ReadAllAsync(int inputs)
    {
        var kept = Corpus.Of(parser);
        var accepted = 0;
        foreach (var input in kept)
        {
            accepted += await ReadAsync(new(input.Name, input.Bytes)) ? 1 : 0;
        }

        List<byte[]> corpus = [.. kept.Select(input => input.Bytes)];
        for (var number = 0; number < inputs; number++)
        {
            await ReadAsync(new(number.ToString(CultureInfo.InvariantCulture), InputOf(corpus, number)));
        }

        return accepted;
    }

    private async Task<bool> ReadAsync(Reading reading)
    {
        _current = reading;
        var (thread, before) = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
        long? size;
        try
        {
            size = await parser.Read(new(reading.Bytes, _folder.FullPath));
        }
        catch (Exception e) when (parser.Refusals.Any(type => type.IsInstanceOfType(e)))
        {
            size = null;
        }
        catch (Exception e)
        {
            throw Finding(reading, $"ends in {e.GetType().Name}: {e.Message}", e);
        }

        if (size > parser.MaxSize)
        {
            throw Finding(reading, $"becomes {size}, at most {parser.MaxSize}", cause: null);
        }

        // counted for each thread: after a change of it nothing can be said
        var allocated = thread == Environment.CurrentManagedThreadId ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
        return allocated <= parser.MaxAllocated
            ? size is not null
            : throw Finding(reading, $"takes {allocated} bytes of memory, at most {parser.MaxAllocated}", cause: null);
    }

    private InvalidOperationException Finding(Reading reading, string what, Exception? cause)
    {
        var shown = Convert.ToBase64String(reading.Bytes.AsSpan(0, Math.Min(reading.Bytes.Length, ShownBytes)));
        var cut = reading.Bytes.Length > ShownBytes ? $" and {reading.Bytes.Length - ShownBytes} bytes more" : "";
        return new($"{parser.Name}, input {reading.Name} {what}. Its bytes, Base64: {shown}{cut}", cause);
    }

    private sealed record Reading(string Name, byte[] Bytes)
    {
        public long Since { get; } = TimeProvider.System.GetTimestamp();
    }
}
