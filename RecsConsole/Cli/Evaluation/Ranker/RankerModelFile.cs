using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>Models as files in LightGBM's text form.</summary>
internal static class RankerModelFile
{
    public static BoostedTrees Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return LightGbmText.Read(file);
        }
        catch (LightGbmFormatException e)
        {
            throw new CommandException($"{path}, {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: there is no such file, or it may not be read.", e);
        }
    }

    /// <summary>Writes a model; an unwritable file ends the verb.</summary>
    public static void Write(BoostedTrees model, string path) => Write(path, file => LightGbmText.Write(model, file));

    public static void Write(string path, IEnumerable<string> lines) =>
        Write(
            path,
            file =>
            {
                using var writer = new StreamWriter(file, leaveOpen: true);
                foreach (var line in lines)
                {
                    writer.Write(line);
                    writer.Write('\n');
                }
            }
        );

    private static void Write(string path, Action<Stream> write)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
            write(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: the file cannot be written.", e);
        }
    }
}
