using System.Text;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Ranking;

/// <summary>Reads the trees of a model from its text.</summary>
public static class TreesReader
{
    /// <summary>Reads and checks the trees.</summary>
    /// <exception cref="BoostingException">The text is not a model, or has other columns than the model.</exception>
    public static BoostedTrees Read(TreeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(model.Text));
        var trees = Read(stream);
        return trees.Columns.Names.SequenceEqual(model.Columns, StringComparer.Ordinal)
            ? trees
            : throw new BoostingException("The text has other columns than the model.");
    }

    private static BoostedTrees Read(Stream stream)
    {
        try
        {
            return LightGbmText.Read(stream);
        }
        catch (LightGbmFormatException e)
        {
            throw new BoostingException(e.Message, e);
        }
    }
}
