using System.Globalization;
using RecsConsole.Features.Demo.Content.Schema;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecsConsole.Features.Demo.Content;

/// <summary>Reads the content stored beside this file and embedded into the application.</summary>
public static class DemoContentLoader
{
    private const string Prefix = "Demo/";
    private const string FrontMatterMark = "---\n";

    /// <summary>The demo tenants, in the order in which they are seeded.</summary>
    public static IReadOnlyList<string> TenantKeys { get; } = ["brightline", "orchard"];

    /// <summary>Reads and validates a tenant's content; errors name the file.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read, or refers to something that does not exist.</exception>
    public static DemoContent Load(string tenantKey)
    {
        var content = new DemoContent
        {
            Tenant = Read<DemoTenant>(tenantKey, "tenant.yaml"),
            Workflow = Read<DemoWorkflow>(tenantKey, "workflow.yaml"),
            Actions = Read<List<DemoAction>>(tenantKey, "actions.yaml"),
            Policies = Read<List<DemoPolicy>>(tenantKey, "policies.yaml"),
            Playbooks = Read<List<DemoPlaybook>>(tenantKey, "playbooks.yaml"),
            Curated = Read<List<DemoCuration>>(tenantKey, "curated.yaml"),
            People = Read<List<DemoPerson>>(tenantKey, "people.yaml"),
            Accounts = Read<List<DemoAccount>>(tenantKey, "accounts.yaml"),
            IssueTypes = Read<List<DemoIssueType>>(tenantKey, "issues.yaml"),
            Truth = Read<DemoTruth>(tenantKey, "truth.yaml"),
            Texts = Read<DemoTexts>(tenantKey, "texts.yaml"),
            Featured = Read<List<DemoFeaturedCase>>(tenantKey, "featured.yaml"),
            Documents = ReadDocuments(tenantKey),
        };
        var problems = DemoContentProblems.Find(content).ToList();
        return problems.Count == 0
            ? content
            : throw new InvalidDataException($"Demo content of {tenantKey}: {string.Join("; ", problems)}");
    }

    private static List<DemoDocument> ReadDocuments(string tenantKey) =>
        [.. ResourcesIn($"{Prefix}{tenantKey}/documents/").Select(ReadDocument)];

    private static DemoDocument ReadDocument(string name)
    {
        var text = ReadText(name);
        var end = text.IndexOf("\n" + FrontMatterMark, StringComparison.Ordinal);
        if (!text.StartsWith(FrontMatterMark, StringComparison.Ordinal) || end < 0)
        {
            throw new InvalidDataException($"{name} has no front matter between lines of ---.");
        }

        var frontMatter = text[FrontMatterMark.Length..(end + 1)];
        var body = text[(end + 1 + FrontMatterMark.Length)..];
        return Parse<DemoDocument>(name, frontMatter) with { Text = body.TrimStart('\n') };
    }

    private static T Read<T>(string tenantKey, string file)
    {
        var name = $"{Prefix}{tenantKey}/{file}";
        return Parse<T>(name, ReadText(name));
    }

    /// <summary>Reads YAML; errors name the file, line and column.</summary>
    /// <exception cref="InvalidDataException">The content cannot be read.</exception>
    public static T Parse<T>(string name, string yaml)
    {
        var deserializer = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .WithEnforceRequiredMembers()
            .Build();
        try
        {
            return deserializer.Deserialize<T>(yaml);
        }
        catch (YamlException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name} line {e.Start.Line} column {e.Start.Column}");
            throw new InvalidDataException($"{place}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    /// <summary>A tenant's files with an extension, by name without the extension.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> BytesOf(string tenantKey, string ending)
    {
        var folder = $"{Prefix}{tenantKey}/";
        foreach (var name in ResourcesIn(folder).Where(name => name.EndsWith(ending, StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream();
            using var stream = Open(name);
            stream.CopyTo(bytes);
            yield return (name[folder.Length..^ending.Length], bytes.ToArray());
        }
    }

    private static IOrderedEnumerable<string> ResourcesIn(string folder) =>
        typeof(DemoContentLoader)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static Stream Open(string name) =>
        typeof(DemoContentLoader).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException($"The application lacks the resource {name}.");
}
