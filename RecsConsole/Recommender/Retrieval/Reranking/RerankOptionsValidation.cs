using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>Rejects invalid reranking settings before any text is sent.</summary>
public sealed class RerankOptionsValidation(IOptions<OutboundOptions> outbound) : IValidateOptions<RerankOptions>
{
    public ValidateOptionsResult Validate(string? name, RerankOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Validate(outbound.Value);
    }
}
