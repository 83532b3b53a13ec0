using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>Rejects invalid settings of the intent model before any text is sent.</summary>
public sealed class IntentOptionsValidation(IOptions<OutboundOptions> outbound) : IValidateOptions<IntentOptions>
{
    public ValidateOptionsResult Validate(string? name, IntentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Validate(outbound.Value);
    }
}
