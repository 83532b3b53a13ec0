using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RecsConsole.Api.Description;

namespace RecsConsole.Api.Reference;

/// <summary>The API as its OpenAPI description says, for people: operations by what they are about, with examples.</summary>
public sealed class ApiReference([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents)
{
    private const string Json = "application/json";

    // what a reader copies into a command has no escapes
    private static readonly JsonSerializerOptions s_oneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_lines = new(s_oneLine) { WriteIndented = true };

    /// <param name="origin">Scheme and host of this console, for the commands.</param>
    public async Task<IReadOnlyList<ApiGroup>> ReadAsync(string origin, CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        var root = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken))!.AsObject();
        var schemas = new SchemaExample(root["components"]?["schemas"] as JsonObject ?? new JsonObject());
        return
        [
            .. (root["paths"]?.AsObject() ?? new JsonObject())
                .SelectMany(path =>
                    path.Value!.AsObject().Select(each => Read(path.Key, each.Key, each.Value!.AsObject(), schemas, origin))
                )
                .GroupBy(operation => operation.About, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ApiGroup(group.Key, [.. group])),
        ];
    }

    private static ApiOperation Read(string path, string method, JsonObject operation, SchemaExample schemas, string origin)
    {
        var body = operation["requestBody"]?["content"]?[Json];
        var request = body?["example"] ?? schemas.Of(body?["schema"]);
        var verb = method.ToUpperInvariant();
        return new(operation["operationId"]?.GetValue<string>() ?? $"{verb}{path}", verb, path, AboutOf(path))
        {
            Summary = operation["summary"]?.GetValue<string>() ?? "",
            Parameters = [.. (operation["parameters"] as JsonArray ?? new JsonArray()).OfType<JsonObject>().Select(ParameterOf)],
            Request = request?.ToJsonString(s_lines),
            Answers =
            [
                .. (operation["responses"] as JsonObject ?? new JsonObject()).Select(answer => new ApiAnswerExample(
                    answer.Key,
                    answer.Value?["description"]?.GetValue<string>() ?? "",
                    schemas.Of(answer.Value?["content"]?[Json]?["schema"])?.ToJsonString(s_lines)
                )),
            ],
            Command = CommandOf(verb, origin + path, request?.ToJsonString(s_oneLine)),
        };
    }

    // the first part of the address after the version, without the action after a colon
    private static string AboutOf(string path) =>
        path[ApiSetup.Root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first.Split(':')[0] : path;

    private static ApiParameter ParameterOf(JsonObject parameter) =>
        new(
            parameter["name"]?.GetValue<string>() ?? "",
            parameter["in"]?.GetValue<string>() ?? "",
            parameter["required"]?.GetValue<bool>() ?? false
        );

    private static string CommandOf(string verb, string address, string? body)
    {
        var start = $"curl -X {verb} -H \"Authorization: Bearer $RECS_KEY\"";
        return body is null
            ? $"{start} \"{address}\""
            : $"{start} -H \"Content-Type: application/json\" \"{address}\" -d '{body.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }
}

/// <summary>Operations about the same thing.</summary>
public sealed record ApiGroup(string About, IReadOnlyList<ApiOperation> Operations);

/// <summary>One operation of the API.</summary>
/// <param name="Id">Its name in the description.</param>
/// <param name="About">What it is about, from its address.</param>
public sealed record ApiOperation(string Id, string Method, string Path, string About)
{
    public string Summary { get; init; } = "";

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>An example of the body; null when it takes none.</summary>
    public string? Request { get; init; }

    public IReadOnlyList<ApiAnswerExample> Answers { get; init; } = [];

    /// <summary>The request as a command.</summary>
    public string Command { get; init; } = "";
}

/// <param name="In">Where it stands, such as path or query.</param>
public sealed record ApiParameter(string Name, string In, bool IsRequired);

/// <param name="Example">Null when the answer has no JSON.</param>
public sealed record ApiAnswerExample(string Status, string Words, string? Example);
