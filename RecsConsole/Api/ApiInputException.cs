namespace RecsConsole.Api;

/// <summary>A request that cannot be parsed; the response says where.</summary>
internal sealed class ApiInputException(int status, string message, string? field = null) : Exception(message)
{
    public int Status => status;

    public IReadOnlyDictionary<string, string>? Errors { get; } =
        field is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [field] = message };
}
