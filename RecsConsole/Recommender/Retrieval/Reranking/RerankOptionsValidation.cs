using Microsoft.Extensions.Options;
using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>Rejects invalid reranking settings before any text is sent.</summary>
public sealed class RerankOptionsValidation : IValidateOptions<RerankOptions>
{
    public ValidateOptionsResult Validate(string? name, RerankOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problem = options.IsSet
            ? ModelAddress.ProblemOf(RerankOptions.Section, options.Endpoint)
                ?? ModelAddress.ProblemOfName(RerankOptions.Section, options.Model)
            : null;
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }
}
