using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>Rejects invalid endpoint settings before any text is sent.</summary>
public sealed class EmbeddingOptionsValidation(IOptions<OutboundOptions> outbound) : IValidateOptions<EmbeddingOptions>
{
    private const int LongestVersion = 64;

    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return !options.IsSet || ProblemOf(options) is not { } problem
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problem);
    }

    private string? ProblemOf(EmbeddingOptions options) =>
        ModelAddress.ProblemOf(EmbeddingOptions.Section, options.Endpoint, outbound.Value)
        ?? ModelAddress.ProblemOfName(EmbeddingOptions.Section, options.Model)
        ?? (
            options.ModelVersion.Length > LongestVersion
                ? $"{EmbeddingOptions.Section}: Model, Dimensions and Version together have {options.ModelVersion.Length} characters; at most {LongestVersion} are stored with each vector."
                : null
        );
}
