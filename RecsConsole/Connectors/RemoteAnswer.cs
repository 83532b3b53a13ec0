using System.Diagnostics.CodeAnalysis;
using RecsConsole.Platform;

namespace RecsConsole.Connectors;

/// <summary>What came of asking another system: an answer, a no that stays a no, or no answer for now.</summary>
[SuppressMessage("Design", "CA1000", Justification = "Each of its three ends has a name, and the type is always known where one is made.")]
public sealed record RemoteAnswer<T>
    where T : class
{
    private RemoteAnswer(T? value, StoredText? refusal, StoredText? trouble) => (Value, Refusal, Trouble) = (value, refusal, trouble);

    public T? Value { get; }

    /// <summary>It understood and does not: asking again changes nothing.</summary>
    public StoredText? Refusal { get; }

    /// <summary>It did not answer, or lets us in no more: it is asked again later.</summary>
    public StoredText? Trouble { get; }

    /// <summary>Why there is no value.</summary>
    public StoredText? Problem => Refusal ?? Trouble;

    public static RemoteAnswer<T> Of(T value) => new(value, null, null);

    public static RemoteAnswer<T> Refused(StoredText why) => new(null, why, null);

    public static RemoteAnswer<T> Away(StoredText why) => new(null, null, why);

    /// <summary>The same problem as the answer to another question.</summary>
    public RemoteAnswer<TOther> As<TOther>()
        where TOther : class => Refusal is { } refusal ? RemoteAnswer<TOther>.Refused(refusal) : RemoteAnswer<TOther>.Away(Trouble!);
}
