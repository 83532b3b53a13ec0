using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Tables;
using RecsConsole.Tenancy;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RecsConsole.Features.Tenants.Exchange;

/// <summary>
/// Settings as a YAML file: the fields of a stored version. Text is quoted, so that only what is not quoted is a number, yes or no.
/// </summary>
public static class SettingsYaml
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 200_000;

    public static string Write(TenantConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using var json = JsonDocument.Parse(settings.ToJson());
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(ToYaml(json.RootElement))).Save(text, assignAnchors: false);
        return text.ToString();
    }

    /// <summary>The settings of a file; they are checked like those of the form before they take effect.</summary>
    public static Result<TenantConfiguration> Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        try
        {
            var stream = PlainYaml.Load(yaml);
            var json = stream.Documents is [var document] ? ToJson(document.RootNode) : null;
            return json is JsonObject
                ? CanonicalJson.Deserialize<TenantConfiguration>(Encoding.UTF8.GetBytes(json.ToJsonString()))
                : Error.Invalid(Texts.NoSettingsInFile);
        }
        catch (YamlException e)
        {
            return Error.Invalid(Texts.YamlWrong.With(e.Start.Line, e.Message));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // an argument is wrong where two names are the same as text, such as two lists as names
            return Error.Invalid(Texts.SettingsFileWrong.With(e.Message));
        }
    }

    private static YamlNode ToYaml(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new YamlMappingNode(
                value
                    .EnumerateObject()
                    .Select(each => KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(each.Name), ToYaml(each.Value)))
            ),
            JsonValueKind.Array => new YamlSequenceNode(value.EnumerateArray().Select(ToYaml)),
            JsonValueKind.String => new YamlScalarNode(value.GetString()) { Style = ScalarStyle.DoubleQuoted },
            _ => new YamlScalarNode(value.GetRawText()),
        };

    private static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(each => KeyValuePair.Create(NameOf(each.Key), ToJson(each.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode { Style: ScalarStyle.Plain } plain => OfPlain(plain.Value ?? ""),
            YamlScalarNode text => JsonValue.Create(text.Value ?? ""),
            _ => null,
        };

    private static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private static JsonValue? OfPlain(string text) =>
        text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(
                number
            ),
            _ => JsonValue.Create(text),
        };
}
