using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace RecsConsole.Platform.Tables;

/// <summary>
/// Loads YAML that somebody uploads. An alias may contain itself or multiply its anchor, and each level of nesting takes stack: either
/// would end the process, so neither is loaded.
/// </summary>
internal static class PlainYaml
{
    // stream and document are levels too; settings have fewer than ten
    private const int Deepest = 40;

    /// <exception cref="YamlException">The text is not YAML, has an alias, or is nested too deeply.</exception>
    public static YamlStream Load(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        try
        {
            RefuseAliases(yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new YamlException(e.Message, e); // a tag that is no address, for example: the library has no type of its own for it
        }
    }

    // events are read one by one, without a stack
    private static void RefuseAliases(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is not { } found)
            {
                continue;
            }

            depth += found.NestingIncrease;
            if (found is AnchorAlias || depth > Deepest)
            {
                throw new YamlException(found.Start, found.End, PlatformTexts.YamlIsNotPlain.With(Deepest));
            }
        }
    }
}
