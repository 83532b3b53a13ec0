using RecsConsole.Casework.Intake;
using RecsConsole.Platform;
using Shouldly;

namespace RecsConsole.Tests.Support;

/// <summary>Rows as another system sends them, and what came of them.</summary>
internal static class ReceivedRows
{
    public static List<Numbered<T>> Rows<T>(IEnumerable<T> values) => [.. values.Select((value, at) => new Numbered<T>(at + 1, value))];

    public static void AllTaken(Result<IReadOnlyList<ReceivedRow>> received) =>
        received
            .Value.ShouldNotBeNull(received.Error?.Message)
            .Where(row => row.Fault is not null)
            .Select(row => $"{row.Name}: {row.Fault!.Message}")
            .ShouldBeEmpty();
}
