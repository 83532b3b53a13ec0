using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecsConsole.Features.Catalog.CaseTypes.Templates;

/// <summary>The templates that ship with the console: one for each file next to this one.</summary>
public static class CaseTypeTemplates
{
    private const string Prefix = "CaseTypes/";
    private static readonly Lazy<IReadOnlyList<CaseTypeTemplate>> s_all = new(() =>
        [
            .. typeof(CaseTypeTemplates)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(Read)
                .OrderBy(template => template.Place)
                .ThenBy(template => template.Key, StringComparer.Ordinal),
        ]
    );

    public static IReadOnlyList<CaseTypeTemplate> All => s_all.Value;

    public static CaseTypeTemplate? Find(string key) =>
        All.FirstOrDefault(template => string.Equals(template.Key, key, StringComparison.Ordinal));

    private static CaseTypeTemplate Read(string name)
    {
        using var stream =
            typeof(CaseTypeTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is missing.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<CaseTypeTemplate>(reader);
    }
}
