using System.Diagnostics.CodeAnalysis;
using RecsConsole.Platform;

namespace RecsConsole.Connectors;

/// <summary>The answer of another system: a value, a permanent refusal, or no answer for now.</summary>
[SuppressMessage("Design", "CA1000", Justification = "Each of its ends has a name, and the type is always known where one is made.")]
public sealed record RemoteAnswer<T>
    where T : class
{
    private RemoteAnswer(T? value, StoredText? refusal, StoredText? trouble) => (Value, Refusal, Trouble) = (value, refusal, trouble);

    public T? Value { get; }

    /// <summary>The system understood the request and refuses: repeating it changes nothing.</summary>
    public StoredText? Refusal { get; }

    /// <summary>The system did not respond, or the sign-in failed: to be repeated later.</summary>
    public StoredText? Trouble { get; }

    /// <summary>What was asked for does not exist there any more: a special refusal.</summary>
    public bool IsGone { get; private init; }

    /// <summary>The system responded, and this machine cannot take its answer for now: a special trouble.</summary>
    public bool IsOurs { get; private init; }

    /// <summary>Why there is no value.</summary>
    public StoredText? Problem => Refusal ?? Trouble;

    public static RemoteAnswer<T> From(T value) => new(value, null, null);

    public static RemoteAnswer<T> Refused(StoredText why) => new(null, why, null);

    public static RemoteAnswer<T> Gone(StoredText why) => new(null, why, null) { IsGone = true };

    public static RemoteAnswer<T> Away(StoredText why) => new(null, null, why);

    public static RemoteAnswer<T> NotNow(StoredText why) => new(null, null, why) { IsOurs = true };

    /// <summary>The same problem as an answer of another type.</summary>
    public RemoteAnswer<TOther> As<TOther>()
        where TOther : class =>
        IsGone ? RemoteAnswer<TOther>.Gone(Refusal!)
        : Refusal is { } refusal ? RemoteAnswer<TOther>.Refused(refusal)
        : IsOurs ? RemoteAnswer<TOther>.NotNow(Trouble!)
        : RemoteAnswer<TOther>.Away(Trouble!);
}
