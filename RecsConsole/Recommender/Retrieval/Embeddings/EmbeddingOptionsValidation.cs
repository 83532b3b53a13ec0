using Microsoft.Extensions.Options;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>Rejects invalid endpoint settings before any text is sent.</summary>
public sealed class EmbeddingOptionsValidation : IValidateOptions<EmbeddingOptions>
{
    private const int LongestVersion = 64;

    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return !options.IsSet || ProblemOf(options) is not { } problem
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problem);
    }

    private static string? ProblemOf(EmbeddingOptions options)
    {
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return $"{EmbeddingOptions.Section}:Endpoint must be an address such as https://models.example/v1.";
        }

        if (address.Scheme is "http" && !address.IsLoopback)
        {
            return $"{EmbeddingOptions.Section}:Endpoint must begin with https: texts of cases are sent there.";
        }

        if (string.IsNullOrWhiteSpace(options.Model))
        {
            return $"{EmbeddingOptions.Section}:Model must name a model of the endpoint.";
        }

        return options.ModelVersion.Length > LongestVersion
            ? $"{EmbeddingOptions.Section}: Model, Dimensions and Version together have {options.ModelVersion.Length} characters; at most {LongestVersion} are stored with each vector."
            : null;
    }
}
