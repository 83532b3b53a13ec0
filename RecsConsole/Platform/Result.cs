using System.Diagnostics.CodeAnalysis;

namespace RecsConsole.Platform;

/// <summary>The result of an operation: a value, or an expected error for the screen.</summary>
public sealed record Result<T>
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    [SuppressMessage("Usage", "CA2225", Justification = "An operation returns its value or its error; nobody names a conversion.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "See above.")]
    public static implicit operator Result<T>(Error error) => new(default, error);
}
