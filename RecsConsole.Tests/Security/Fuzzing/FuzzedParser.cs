namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>One way in for untrusted bytes.</summary>
/// <param name="Name">Also the folder of its corpus.</param>
/// <param name="Read">Reads an input; returns the size of the result, or null when it was refused.</param>
/// <param name="Refusals">The exceptions that the parser declares, and its callers expect.</param>
internal sealed record FuzzedParser(string Name, Func<FuzzInput, Task<long?>> Read, params IReadOnlyList<Type> Refusals)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Changed inputs of a usual run; parsers of large libraries take fewer.</summary>
    public int Inputs { get; init; } = 400;

    /// <summary>The largest result of an input; inputs have some 64 kB.</summary>
    public long MaxSize { get; init; } = 10 * Megabyte;

    /// <summary>The most memory that reading one input may take, all in all.</summary>
    public long MaxAllocated { get; init; } = 1024 * Megabyte;

    /// <summary>Valid inputs that the product writes itself, besides the files of the corpus.</summary>
    public IReadOnlyList<byte[]> Made { get; init; } = [];

    public static FuzzedParser Of(string name, Func<FuzzInput, long?> read, params IReadOnlyList<Type> refusals) =>
        new(name, input => Task.FromResult(read(input)), refusals);
}
