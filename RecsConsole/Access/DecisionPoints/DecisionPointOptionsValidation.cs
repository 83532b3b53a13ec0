using Microsoft.Extensions.Options;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>Rejects an address that cannot be called safely, at startup.</summary>
public sealed class DecisionPointOptionsValidation : IValidateOptions<DecisionPointOptions>
{
    public ValidateOptionsResult Validate(string? name, DecisionPointOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return !options.IsSet || ProblemOf(options) is not { } problem
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problem);
    }

    private static string? ProblemOf(DecisionPointOptions options) =>
        !Uri.TryCreate(options.Address, UriKind.Absolute, out var address)
        || address.Scheme is not ("http" or "https")
        || address.Query.Length > 0
        || address.UserInfo.Length > 0
            ? $"{DecisionPointOptions.Section}:Address must be an address such as https://pdp.example."
        : address.Scheme is "http" && !address.IsLoopback
            ? $"{DecisionPointOptions.Section}:Address must begin with https: whoever can change an answer on its way decides."
        : null;
}
