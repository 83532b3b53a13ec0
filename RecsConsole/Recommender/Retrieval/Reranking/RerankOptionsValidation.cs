using Microsoft.Extensions.Options;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>Rejects invalid reranking settings before any text is sent.</summary>
public sealed class RerankOptionsValidation : IValidateOptions<RerankOptions>
{
    public ValidateOptionsResult Validate(string? name, RerankOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Validate();
    }
}
