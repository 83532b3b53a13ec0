using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Reference;

namespace RecsConsole.Api.Description;

/// <summary>The OpenAPI description of the API, generated from its routes.</summary>
internal static class ApiDocument
{
    /// <summary>The name under which the framework keeps the document.</summary>
    public const string Name = "v1";

    private const string Json = "application/json";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            // uses the JSON options of the API, so that the schema matches what is read and written
            options.SerializerOptions.UnmappedMemberHandling = ApiJson.Options.UnmappedMemberHandling;
            options.SerializerOptions.NumberHandling = ApiJson.Options.NumberHandling;
            foreach (var converter in ApiJson.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddScoped<ApiReference>();
        return services.AddOpenApi(options =>
        {
            options.ShouldInclude = route => route.RelativePath?.StartsWith(ApiSetup.Root[1..], StringComparison.Ordinal) is true;
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(DescribeAsync);
            options.AddSchemaTransformer(LeaveOutNothingsAsync);
        });
    }

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new()
        {
            Title = Texts.DocumentTitle,
            Version = Name,
            Description = Texts.DocumentText,
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [ApiKeyHandler.Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        document.Security = [new() { [new(ApiKeyHandler.Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    // null values are omitted from responses, so clients must not be told to expect them
    private static Task LeaveOutNothingsAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
        }

        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        operation.Summary = ApiSummaries.Of(operation.OperationId);
        operation.Tags = null;
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var name in metadata.OfType<AskedParameters>().SelectMany(asked => asked.Names))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                }
            );
        }

        if (metadata.OfType<TakenBody>().FirstOrDefault() is { } taken)
        {
            var schema = await context.GetOrCreateSchemaAsync(taken.Type, parameterDescription: null, cancellationToken);
            var content = new OpenApiMediaType { Schema = schema, Example = ApiExamples.Of(operation.OperationId) };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Json] = content },
            };
        }
    }
}
