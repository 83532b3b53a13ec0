using System.Text.Json;
using System.Xml.Linq;
using RecsConsole.Tests.Architecture;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>The samples of docs/embed are well-formed, and what they send to a browser knows no key.</summary>
public sealed class EmbedSamplesTests
{
    // pages and scripts that a browser loads; everything else runs on a server
    private static readonly string[] s_browser =
    [
        "docs/embed/freshdesk/app/index.html",
        "docs/embed/freshdesk/app/scripts/app.js",
        "docs/embed/jira-service-management/static/index.html",
        "docs/embed/jira-service-management/static/panel.js",
        "docs/embed/servicenow/recsconsole_panel.xml",
        "docs/embed/zendesk/server/panel.js",
    ];

    [Fact]
    public void Json_and_xml_can_be_read()
    {
        var files = SourceFile.Under("docs/embed", ".json", ".xml");

        files.Count.ShouldBeGreaterThan(6);
        foreach (var file in files)
        {
            Should.NotThrow(() => Read(file), file.Path);
        }
    }

    [Fact]
    public void Browser_gets_no_key_and_takes_messages_of_the_panel_only()
    {
        var files = SourceFile.Under("docs/embed", ".html", ".js", ".xml").Where(file => s_browser.Contains(file.Path)).ToList();

        files.Select(file => file.Path).ShouldBe(s_browser, ignoreOrder: true);
        files.Where(file => file.Text.Contains("Bearer") || file.Text.Contains("rk_") || file.Text.Contains("_KEY")).ShouldBeEmpty();
        files
            .Where(file => file.Text.Contains("recsconsole.reply"))
            .ShouldAllBe(file =>
                file.Text.Contains("origin === new URL(frame.src).origin") && file.Text.Contains("source === frame.contentWindow")
            );
    }

    private static void Read(SourceFile file)
    {
        if (file.Path.EndsWith(".json", StringComparison.Ordinal))
        {
            using var _ = JsonDocument.Parse(file.Text);
        }
        else
        {
            XDocument.Parse(file.Text);
        }
    }
}
