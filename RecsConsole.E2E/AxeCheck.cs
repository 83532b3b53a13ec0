using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;

namespace RecsConsole.E2E;

/// <summary>
/// Runs axe inside the open page and brings back only the violations. The package's own wrapper takes every checked node to a second, blank
/// page for each run, which takes longer than the check.
/// </summary>
internal static class AxeCheck
{
    private const string IsThere = "() => typeof window.axe === 'object'";

    // Radzen moves the open list of a field to the end of the body, so that no scrolling part cuts it off. A person reaches it from its
    // combobox, which is in a landmark and names the list, and never by landmarks. Only such a list is let out: any other content outside
    // the landmarks is a finding, also in a pop-up of Radzen that no open combobox names.
    private const string Run = """
        async runOnly => {
          const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
          const isOpenListOfAField = (element) =>
            element?.matches("body > .rz-popup") === true &&
            element.querySelector("[role=listbox]") !== null &&
            [...document.querySelectorAll("main [role=combobox][aria-expanded=true][aria-controls]")].some((field) =>
              element.contains(document.getElementById(field.getAttribute("aria-controls"))),
            );
          const isLetOut = (rule, node) =>
            rule.id === "region" && node.target.length === 1 && isOpenListOfAField(document.querySelector(node.target[0]));
          const text = (rule, node) =>
            `${rule.id} (${rule.impact}) ${node.target.join(" ")} ${node.html} ${node.any[0]?.message ?? ""}`;
          return [
            String(result.passes.length),
            ...result.violations.flatMap(rule => rule.nodes.filter(node => !isLetOut(rule, node)).map(node => text(rule, node))),
          ];
        }
        """;

    // axe asks the frames of a page by messages, which they otherwise take from their own origin only
    private static readonly string s_script =
        $"() => {{ {new BundledAxeScriptProvider().GetScript()}; window.axe.configure({{ allowedOrigins: ['<unsafe_all_origins>'] }}) }}";

    private static readonly object s_everything = new
    {
        type = "tag",
        values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" },
    };

    // the only rules of these tags that look at colours
    private static readonly object s_colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>What the page violates of WCAG 2.2 AA and of the best practices.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var (passes, violations) = await RunAsync(page, s_everything);
        passes.ShouldBeGreaterThan(0, "axe checked nothing");
        return violations;
    }

    /// <summary>What the page violates by its colours: all that can differ when a page that was checked whole changes its theme.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsOfColoursAsync(IPage page) => (await RunAsync(page, s_colours)).Violations;

    private static async Task<(int Passes, IReadOnlyList<string> Violations)> RunAsync(IPage page, object runOnly)
    {
        foreach (var frame in page.Frames)
        {
            if (!await frame.EvaluateAsync<bool>(IsThere))
            {
                await frame.EvaluateAsync(s_script);
            }
        }

        var answer = await page.EvaluateAsync<string[]>(Run, runOnly);
        return (int.Parse(answer[0], CultureInfo.InvariantCulture), answer[1..]);
    }
}
