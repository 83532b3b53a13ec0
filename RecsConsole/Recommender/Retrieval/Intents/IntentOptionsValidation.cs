using Microsoft.Extensions.Options;
using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>Rejects invalid settings of the intent model before any text is sent.</summary>
public sealed class IntentOptionsValidation : IValidateOptions<IntentOptions>
{
    public ValidateOptionsResult Validate(string? name, IntentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problem = options.IsSet
            ? ModelAddress.ProblemOf(IntentOptions.Section, options.Endpoint)
                ?? ModelAddress.ProblemOfName(IntentOptions.Section, options.Model)
            : null;
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }
}
