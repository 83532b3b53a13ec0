using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>
/// Converts short keys of the content to the values stored in rows: products and issue types are stored by display name, because no table
/// translates them.
/// </summary>
internal sealed class DemoNames
{
    private static readonly string[] s_classifications = ["public", "internal", "confidential", "restricted"];
    private readonly string _tenant;
    private readonly Dictionary<string, string> _products;
    private readonly Dictionary<string, DemoIssueType> _issues;

    public DemoNames(DemoContent content)
    {
        _tenant = content.Tenant.Key;
        TenantId = DemoIds.Tenant(_tenant);
        _products = content.Tenant.Products.ToDictionary(product => product.Key, product => product.Title, StringComparer.Ordinal);
        _issues = content.IssueTypes.ToDictionary(issue => issue.Key, StringComparer.Ordinal);
    }

    public Guid TenantId { get; }

    public string Product(string key) => _products[key];

    public string IssueType(string key) => _issues[key].Title;

    public List<string> IssueTypes(IEnumerable<string> keys) => [.. keys.Select(IssueType)];

    public List<string> IssueTypesOf(IList<string> products) =>
        [.. _issues.Values.Where(issue => products.Contains(issue.Product)).Select(issue => issue.Title)];

    public Guid Person(string email) => DemoIds.Person(_tenant, email);

    public Guid Case(string key) => DemoIds.Case(_tenant, key);

    public static int Classification(string word) => Array.IndexOf(s_classifications, word);
}
